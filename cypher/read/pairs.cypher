// All pairs of entities that something is said of.
// returns subject: id
// returns object: id
MATCH (c:Claim)
RETURN c.subject AS subject, c.object AS object
UNION
MATCH (b:Background)
RETURN b.subject AS subject, b.object AS object
