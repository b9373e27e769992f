// The pairs of entities that a vocabulary states something of, and that hold one of some entities.
// param ids: of the entities
// returns subject: id
// returns object: id
UNWIND $ids AS id
MATCH (:Entity {id: id})<-[:FROM|TO]-(b:Background)
RETURN DISTINCT b.subject AS subject, b.object AS object
