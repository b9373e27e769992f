// Points from new claims to the entries of the reference list that they cite.
// param rows: each with claim, reference, mention, support and why; no two of the same three first
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (r:Reference {id: row.reference})
CREATE (c)-[:CITES {mention: row.mention, support: row.support, why: row.why}]->(r)
