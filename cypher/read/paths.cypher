// The first signed paths between entities, whole in Cypher: for graphs that do not fit into memory, and to hold the
// path index to. A path meets no entity twice; Cypher itself only sees to it that it takes no relationship twice.
// A pattern's length can't be a parameter, so there is a branch for each number of steps, and those beyond max_hops
// are not begun.
// param sources: ids to start from
// param target: id to end at
// param hops: numbers of steps that are wanted
// param avoid: ids that no path touches
// param via: ids that every path touches
// param stages: labels of the entities of the path, in order; empty for any
// param signs: net signs that are wanted
// param background: whether steps that only a vocabulary states may be used
// param min_belief: the least belief of every step
// param must: marks, each of which some step bears
// param without: marks that no step bears
// param through_classes: whether a class may be an inner entity
// param limit: how many paths at most
// returns nodes: ids, from the source to the target
// returns steps: list of [type, belief, cost, claim ids, is implied, contested]
// returns sign: the net sign
// returns cost: the sum of the steps' costs
MATCH (t:Entity {id: $target})
WHERE t.kind IS NOT NULL AND NOT t.id IN $avoid
UNWIND $sources AS source
MATCH (s:Entity {id: source})
WHERE s.kind IS NOT NULL AND s <> t AND NOT s.id IN $avoid
CALL (s, t) {
  WITH s, t WHERE 1 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*1]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 2 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*2]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 3 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*3]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 4 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*4]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 5 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*5]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 6 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*6]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 7 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*7]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 8 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*8]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 9 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*9]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 10 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*10]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 11 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*11]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
  UNION ALL
  WITH s, t WHERE 12 IN $hops
  MATCH p = (s)-[es:CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF*12]->(t)
  WHERE all(e IN es WHERE e.cost IS NOT NULL AND e.belief >= $min_belief AND ($background OR NOT e.is_background))
  RETURN p
}
WITH p, nodes(p) AS ns, relationships(p) AS es, [n IN nodes(p) | n.id] AS ids
WHERE all(n IN ns WHERE single(other IN ns WHERE other = n))
  AND all(n IN ns[1..-1] WHERE n.kind IS NOT NULL AND NOT n.id IN $avoid AND ($through_classes OR NOT n.is_class))
  AND all(id IN $via WHERE id IN ids)
  AND all(place IN range(0, size($stages) - 1) WHERE $stages[place] IN labels(ns[place]))
WITH ids, es, [e IN es |
  CASE WHEN e.is_background THEN ['background'] ELSE [] END +
  CASE WHEN e.is_implied THEN ['implied'] ELSE [] END +
  CASE WHEN e.contested THEN ['contested'] ELSE [] END +
  CASE WHEN type(e) = 'CARRIES' THEN ['carries'] ELSE [] END] AS marks
WHERE all(mark IN $must WHERE any(borne IN marks WHERE mark IN borne))
  AND none(mark IN $without WHERE any(borne IN marks WHERE mark IN borne))
WITH ids, es,
  CASE
    WHEN any(e IN es WHERE e.sign = '?') THEN '?'
    WHEN all(e IN es WHERE e.sign = '0') THEN '0'
    WHEN size([e IN es WHERE e.sign = '-']) % 2 = 1 THEN '-'
    ELSE '+'
  END AS sign
WHERE sign IN $signs
RETURN ids AS nodes,
       [e IN es | [type(e), e.belief, e.cost, coalesce(e.claims, []), e.is_implied, e.contested]] AS steps,
       sign AS sign,
       reduce(sum = 0, e IN es | sum + e.cost) AS cost
ORDER BY cost, size(nodes), nodes, [e IN es | type(e)]
LIMIT $limit
