// Removes what was derived from a document: its claims and findings.
// param document: id
MATCH (:Document {id: $document})-[:HOLDS]->(derived:Claim|Finding)
DETACH DELETE derived
