// Makes the nodes of entities that something is said of.
// param ids: of the entities
UNWIND $ids AS id
MERGE (:Entity {id: id})
