// Holds what the audit of a document found, pointing to the claims that it touches.
// param document: id
// param rows: each with properties and claims, no claim twice
MATCH (d:Document {id: $document})
UNWIND $rows AS row
CREATE (d)-[:HOLDS]->(f:Finding)
SET f = row.properties
WITH f, row
UNWIND row.claims AS claim
MATCH (c:Claim {id: claim})
CREATE (f)-[:TOUCHES]->(c)
