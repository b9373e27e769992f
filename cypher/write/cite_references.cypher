// Points from claims to the entries of the reference list that they cite.
// param rows: each with claim, reference, mention, support and why
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (r:Reference {id: row.reference})
MERGE (c)-[x:CITES {mention: row.mention}]->(r)
SET x.support = row.support, x.why = row.why
