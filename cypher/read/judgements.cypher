// The findings that a document's curators judged, in order.
// param document: id
// returns record: as JSON
MATCH (:Document {id: $document})-[:HOLDS]->(j:Judgement)
RETURN j.record AS record
ORDER BY j.ordinal
