// The in-text citations of one document, by place.
// param document: id
// returns record: as JSON
MATCH (d:Document {id: $document})-[:HOLDS]->(m:Mention)
USING INDEX d:Document(id)
RETURN m.record AS record
ORDER BY m.ordinal
