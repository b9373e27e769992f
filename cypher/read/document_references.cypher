// The entries of one document's reference list, in order.
// param document: id
// returns record: as JSON
MATCH (d:Document {id: $document})-[:HOLDS]->(r:Reference)
USING INDEX d:Document(id)
RETURN r.record AS record
ORDER BY r.ordinal
