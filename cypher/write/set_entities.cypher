// Makes the nodes of entities say what all documents together record of them.
// param rows: each with id, properties (all of the node's), and labels (of its kind)
// param labels: all that a kind or role can give
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e = row.properties
REMOVE e:$($labels)
SET e:$(row.labels)
