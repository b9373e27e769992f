// Holds claims of a document.
// param document: id
// param rows: the properties of each
MATCH (d:Document {id: $document})
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
MERGE (c:Claim {id: row.id})
SET c = row
MERGE (d)-[:HOLDS]->(c)
MERGE (c)-[:SUBJECT]->(s)
MERGE (c)-[:OBJECT]->(o)
