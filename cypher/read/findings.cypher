// The audit findings of all documents, by their sort key.
// returns record: as JSON
MATCH (f:Finding)
RETURN f.record AS record
ORDER BY f.document, f.ordinal
