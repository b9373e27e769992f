// What a document says that vocabularies state.
// param document: id
// returns record: as JSON
MATCH (:Document {id: $document})-[:HOLDS]->(b:Background)
RETURN b.record AS record
ORDER BY b.ordinal
