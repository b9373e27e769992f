// Each document's own record of each entity, by entity in code-point order. What several documents record alike is
// given once.
// returns entity: id
// returns records: list of [JSON, ids of the documents]
MATCH (e:Entity)
WHERE e.id > ''
WITH e ORDER BY e.id
WITH e, COLLECT {
  MATCH (d:Document)-[r:RECORDS]->(e)
  WITH r.record AS record, collect(d.id) AS documents
  RETURN [record, documents]
} AS records
WHERE size(records) > 0
RETURN e.id AS entity, records
