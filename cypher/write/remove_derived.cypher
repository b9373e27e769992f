// Removes what was derived from a document: its claims and findings.
// param document: id
MATCH (d:Document {id: $document})-[:HOLDS]->(derived:Claim|Finding)
USING INDEX d:Document(id)
DETACH DELETE derived
