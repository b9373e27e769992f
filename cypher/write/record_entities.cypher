// Holds a new document's own records of entities.
// param document: id
// param rows: each with id and record
MATCH (d:Document {id: $document})
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
CREATE (d)-[:RECORDS {record: row.record}]->(e)
