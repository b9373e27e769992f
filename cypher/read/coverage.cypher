// What came of each place of a document, in the order of its text.
// param document: id
// returns record: as JSON
MATCH (d:Document {id: $document})-[:HOLDS]->(p:Place)
USING INDEX d:Document(id)
RETURN p.record AS record
ORDER BY p.ordinal
