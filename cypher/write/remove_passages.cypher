// Removes the user's own copy of a document's text.
// param document: id
MATCH (:Document {id: $document})-[:HOLDS]->(p:Passage)
DETACH DELETE p
