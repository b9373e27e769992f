// What the roles of some entities follow from.
// param ids: of the entities
// returns entity: id
// returns kind: what it is
// returns affected_by: list of [kind of a subject, predicate], for the edges that claims make to it
UNWIND $ids AS id
MATCH (o:Entity {id: id})
WHERE o.kind IS NOT NULL
RETURN o.id AS entity, o.kind AS kind, COLLECT {
  MATCH (s:Entity)-[e:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR]->(o)
  WHERE s.kind IS NOT NULL
  RETURN DISTINCT [s.kind, toLower(type(e))]
} AS affected_by
