// The claims that other documents make of some pairs of entities.
// param pairs: list of [subject, object]
// param document: id of the document that is left out
// returns record: as JSON
UNWIND $pairs AS pair
MATCH (c:Claim {subject: pair[0], object: pair[1]})
WHERE c.document <> $document
RETURN c.record AS record
