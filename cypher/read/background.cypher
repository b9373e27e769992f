// What the vocabularies state, as all documents hold it, without order.
// returns record: as JSON
MATCH (b:Background)
RETURN DISTINCT b.record AS record
