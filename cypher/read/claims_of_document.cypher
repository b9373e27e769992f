// All claims of a document.
// param document: id
// returns record: as JSON
MATCH (:Document {id: $document})-[:HOLDS]->(c:Claim)
RETURN c.record AS record
