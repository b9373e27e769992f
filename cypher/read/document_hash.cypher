// The hash of one document's content; no row where it is not held.
// param document: id
// returns hash: of its content
MATCH (d:Document {id: $document})
RETURN d.hash AS hash
