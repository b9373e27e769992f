// The labels of all entities that a document records: of their kinds and roles.
// returns entity: id
// returns labels: of the node
MATCH (e:Entity)
WHERE e.kind IS NOT NULL
RETURN e.id AS entity, labels(e) AS labels
