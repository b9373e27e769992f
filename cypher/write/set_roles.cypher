// Gives entities the labels of their kinds and roles.
// param rows: each with id, gone (labels that it has no more) and labels
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
REMOVE e:$(row.gone)
SET e:$(row.labels)
