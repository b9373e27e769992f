// Makes edges: relationships whose type is the predicate.
// param rows: each with subject, object, type and properties
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
MERGE (s)-[e:$(row.type)]->(o)
SET e = row.properties
