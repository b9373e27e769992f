// Removes the user's own copy of a document's text.
// param document: id
MATCH (d:Document {id: $document})-[:HOLDS]->(p:Passage)
USING INDEX d:Document(id)
DETACH DELETE p
