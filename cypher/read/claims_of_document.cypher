// All claims of a document.
// param document: id
// returns record: as JSON
MATCH (d:Document {id: $document})-[:HOLDS]->(c:Claim)
USING INDEX d:Document(id)
RETURN c.record AS record
