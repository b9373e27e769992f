// Makes the nodes of entities say what all documents together record of them.
// param rows: each with id and properties (all of the node's)
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e = row.properties
