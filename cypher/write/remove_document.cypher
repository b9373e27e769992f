// Removes a document with all parts that it holds.
// param document: id
MATCH (d:Document {id: $document})
OPTIONAL MATCH (d)-[:HOLDS]->(part)
DETACH DELETE part
WITH DISTINCT d
DETACH DELETE d
