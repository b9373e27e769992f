// The ids of all entities, in code-point order.
// returns entity: id
MATCH (e:Entity)
WHERE e.id > ''
RETURN e.id AS entity
ORDER BY entity
