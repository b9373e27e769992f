// Holds other parts of a document: mentions, places, judgements, passages.
// param document: id
// param label: of the nodes
// param rows: the properties of each
MATCH (d:Document {id: $document})
UNWIND $rows AS row
CREATE (d)-[:HOLDS]->(p:$($label))
SET p = row
