// The findings that a document's curators judged, in order.
// param document: id
// returns record: as JSON
MATCH (d:Document {id: $document})-[:HOLDS]->(j:Judgement)
USING INDEX d:Document(id)
RETURN j.record AS record
ORDER BY j.ordinal
