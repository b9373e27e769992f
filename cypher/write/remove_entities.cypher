// Removes entities that nothing is said of any more.
// param ids: of those that may be of no use
UNWIND $ids AS id
MATCH (e:Entity {id: id})
WHERE NOT EXISTS { (e)--() }
DELETE e
