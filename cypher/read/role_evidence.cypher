// What the roles of some entities follow from, and the labels that they have.
// param ids: of the entities
// returns entity: id
// returns kind: what it is; null where no document records it
// returns labels: of the node
// returns affected_by: list of [kind of a subject, predicate], for the edges that claims make to it
UNWIND $ids AS id
MATCH (o:Entity {id: id})
RETURN o.id AS entity, o.kind AS kind, labels(o) AS labels, COLLECT {
  MATCH (s:Entity)-[e:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR]->(o)
  WHERE s.kind IS NOT NULL
  RETURN DISTINCT [s.kind, toLower(type(e))]
} AS affected_by
