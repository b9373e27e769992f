// What the vocabularies state of some pairs of entities.
// param pairs: list of [subject, object]
// returns record: as JSON
UNWIND $pairs AS pair
MATCH (b:Background {subject: pair[0], object: pair[1]})
RETURN DISTINCT b.record AS record
