// Holds a document's own records of entities.
// param document: id
// param rows: each with id and record
MATCH (d:Document {id: $document})
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
MERGE (d)-[r:RECORDS]->(e)
SET r.record = row.record
