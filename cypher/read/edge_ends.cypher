// The entities on which edges from some entities end.
// param ids: of the entities that they start from
// returns entity: id
UNWIND $ids AS id
MATCH (:Entity {id: id})-[:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF]->(o:Entity)
RETURN DISTINCT o.id AS entity
