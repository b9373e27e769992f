// Holds claims of a document that holds none of them yet. A claim's id holds its document, so no other has it either.
// param document: id
// param rows: the properties of each
MATCH (d:Document {id: $document})
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
CREATE (d)-[:HOLDS]->(c:Claim)
SET c = row
CREATE (c)-[:SUBJECT]->(s)
CREATE (c)-[:OBJECT]->(o)
