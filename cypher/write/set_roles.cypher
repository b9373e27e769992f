// Gives entities the labels of their kinds and roles.
// param rows: each with id and labels
// param labels: all that a kind or role can give
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
REMOVE e:$($labels)
SET e:$(row.labels)
