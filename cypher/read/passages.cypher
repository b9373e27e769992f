// The user's own copy of a document's text.
// param document: id
// returns locator: the place
// returns text: that stands there
MATCH (d:Document {id: $document})-[:HOLDS]->(p:Passage)
USING INDEX d:Document(id)
RETURN p.locator AS locator, p.text AS text
ORDER BY locator
