// The in-text citations of all documents, by document and place.
// returns document: id
// returns record: as JSON
MATCH (m:Mention)
RETURN m.document AS document, m.record AS record
ORDER BY document, m.ordinal
