// Holds what a document says that vocabularies state.
// param document: id
// param rows: the properties of each
MATCH (d:Document {id: $document})
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
CREATE (d)-[:HOLDS]->(b:Background)
SET b = row
CREATE (b)-[:FROM]->(s)
CREATE (b)-[:TO]->(o)
