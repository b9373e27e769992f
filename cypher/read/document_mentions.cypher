// The in-text citations of one document, by place.
// param document: id
// returns record: as JSON
MATCH (:Document {id: $document})-[:HOLDS]->(m:Mention)
RETURN m.record AS record
ORDER BY m.ordinal
