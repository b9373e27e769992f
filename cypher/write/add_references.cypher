// Holds the entries of a document's reference list.
// param document: id
// param rows: the properties of each
MATCH (d:Document {id: $document})
UNWIND $rows AS row
MERGE (r:Reference {id: row.id})
SET r = row
MERGE (d)-[:HOLDS]->(r)
