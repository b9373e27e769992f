// The pairs of entities between which a step of paths is contested.
// returns subject: id
// returns object: id
MATCH (s:Entity)-[e:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF]->(o:Entity)
WHERE e.contested AND e.cost IS NOT NULL AND s.kind IS NOT NULL AND o.kind IS NOT NULL
RETURN DISTINCT s.id AS subject, o.id AS object
