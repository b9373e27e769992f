// What a document says that vocabularies state.
// param document: id
// returns record: as JSON
MATCH (d:Document {id: $document})-[:HOLDS]->(b:Background)
USING INDEX d:Document(id)
RETURN b.record AS record
ORDER BY b.ordinal
