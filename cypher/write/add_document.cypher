// Makes the node of a document.
// param document: id
// param properties: of the node
MERGE (d:Document {id: $document})
SET d = $properties
