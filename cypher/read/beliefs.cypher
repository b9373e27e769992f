// The beliefs that steps of paths have, each once, ascending.
// returns belief: in [0, 1]
MATCH (s:Entity)-[e:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF]->(o:Entity)
WHERE e.cost IS NOT NULL AND s.kind IS NOT NULL AND o.kind IS NOT NULL
RETURN DISTINCT e.belief AS belief
ORDER BY belief
