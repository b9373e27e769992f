// The pairs of entities whose edges a document has a part in: by its claims, by what it says that vocabularies state,
// and by recording an entity that a vocabulary states something of.
// param document: id
// returns subject: id
// returns object: id
MATCH (:Document {id: $document})-[:HOLDS]->(c:Claim)
RETURN c.subject AS subject, c.object AS object
UNION
MATCH (:Document {id: $document})-[:HOLDS]->(b:Background)
RETURN b.subject AS subject, b.object AS object
UNION
MATCH (:Document {id: $document})-[:RECORDS]->(:Entity)<-[:SUBJECT|OBJECT]-(b:Background)
RETURN b.subject AS subject, b.object AS object
