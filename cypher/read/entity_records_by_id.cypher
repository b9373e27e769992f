// The records of some entities, and the kind that each was last said to be. What several documents record alike is
// given once.
// param ids: of the entities
// returns entity: id
// returns kind: as the node says; null where no document recorded it so far
// returns records: list of [JSON, ids of the documents]
UNWIND $ids AS id
MATCH (e:Entity {id: id})
RETURN e.id AS entity, e.kind AS kind, COLLECT {
  MATCH (d:Document)-[r:RECORDS]->(e)
  WITH r.record AS record, collect(d.id) AS documents
  RETURN [record, documents]
} AS records
