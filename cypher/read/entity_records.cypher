// Each document's own record of each entity, by entity in code-point order.
// returns entity: id
// returns records: list of [document id, JSON]
MATCH (e:Entity)
WHERE e.id > ''
WITH e ORDER BY e.id
WITH e, COLLECT { MATCH (d:Document)-[r:RECORDS]->(e) RETURN [d.id, r.record] } AS records
WHERE size(records) > 0
RETURN e.id AS entity, records
