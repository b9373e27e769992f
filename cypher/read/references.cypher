// The entries of all reference lists, by document and number.
// returns record: as JSON
MATCH (r:Reference)
RETURN r.record AS record
ORDER BY r.document, r.ordinal
