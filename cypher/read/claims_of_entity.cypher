// The claims of an entity that meet a filter, in the order of their keys. They are found before they are
// held to the filter, so that no plan begins with the keys of all claims.
// param entity: id of the subject or object
// param after: key behind which they lie
// param before: key before which they lie
// param least: least document id
// param where: values by the property that must have them
// param reference: id of a reference that is cited; null for any
// param flag: code of a finding that touches the claim; null for any
// param tier: tier of a cited work; null for any
// param limit: how many at most
// returns record: as JSON
MATCH (e:Entity {id: $entity})<-[:SUBJECT|OBJECT]-(c:Claim)
USING INDEX e:Entity(id)
WITH DISTINCT c
WHERE c.key > $after AND c.key < $before AND c.document >= $least
  AND all(property IN keys($where) WHERE c[property] = $where[property])
  AND ($reference IS NULL OR $reference IN c.references)
  AND ($flag IS NULL OR $flag IN c.flags)
  AND ($tier IS NULL OR $tier IN c.tiers)
RETURN c.record AS record
ORDER BY c.key
LIMIT $limit
