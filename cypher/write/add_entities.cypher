// Makes the nodes of entities that something is said of. One that no document records is called by its id.
// param ids: of the entities
UNWIND $ids AS id
MERGE (e:Entity {id: id})
ON CREATE SET e.name = id
