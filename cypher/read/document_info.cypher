// What is known of one document as a whole.
// param document: id
// returns info: as JSON
MATCH (d:Document {id: $document})
RETURN d.info AS info
