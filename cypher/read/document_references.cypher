// The entries of one document's reference list, in order.
// param document: id
// returns record: as JSON
MATCH (:Document {id: $document})-[:HOLDS]->(r:Reference)
RETURN r.record AS record
ORDER BY r.ordinal
