// Makes edges, where none are: relationships whose type is the predicate.
// param rows: each with subject, object, type and properties; no two of the same ends and type
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MATCH (o:Entity {id: row.object})
CREATE (s)-[e:$(row.type)]->(o)
SET e = row.properties
