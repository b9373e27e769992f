// Holds what the audit of a document found, pointing to the claims that it touches.
// param document: id
// param rows: each with properties and claims
MATCH (d:Document {id: $document})
UNWIND $rows AS row
CREATE (f:Finding)
SET f = row.properties
MERGE (d)-[:HOLDS]->(f)
WITH f, row
UNWIND row.claims AS claim
MATCH (c:Claim {id: claim})
MERGE (f)-[:TOUCHES]->(c)
