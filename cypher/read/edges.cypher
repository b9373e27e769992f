// All edges, grouped by the entity that they start from, in code-point order of its id. A record an entity instead of
// one an edge is what makes this fast.
// returns subject: id of the entity
// returns edges: list of [type, id of the object, belief, cost, claim ids, is implied, contested]
MATCH (s:Entity)
WHERE s.id > ''
WITH s ORDER BY s.id
WITH s, COLLECT {
  MATCH (s)-[e:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF]->(o:Entity)
  RETURN [type(e), o.id, e.belief, e.cost, coalesce(e.claims, []), e.is_implied, e.contested]
} AS edges
WHERE size(edges) > 0
RETURN s.id AS subject, edges
