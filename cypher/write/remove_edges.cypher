// Removes all edges of some pairs of entities.
// param pairs: list of [subject, object]
UNWIND $pairs AS pair
MATCH (s:Entity {id: pair[0]})
MATCH (o:Entity {id: pair[1]})
MATCH (s)-[e:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF]->(o)
DELETE e
