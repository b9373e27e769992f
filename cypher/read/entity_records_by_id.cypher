// The records of some entities, and the kind that each was last said to be.
// param ids: of the entities
// returns entity: id
// returns kind: as the node says; null where no document recorded it so far
// returns records: list of [document id, JSON]
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS entity, e.kind AS kind, COLLECT { MATCH (d:Document)-[r:RECORDS]->(e) RETURN [d.id, r.record] } AS records
