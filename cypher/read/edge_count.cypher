// How many steps a path may take.
// returns edges: how many
MATCH (s:Entity)-[e:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF]->(o:Entity)
WHERE e.cost IS NOT NULL AND s.kind IS NOT NULL AND o.kind IS NOT NULL
RETURN count(e) AS edges
