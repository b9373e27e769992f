// The claims that cite an entry of a reference list and meet a filter, in the order of their keys. They are found before they are
// held to the filter, so that no plan begins with the keys of all claims.
// param reference: id of the entry
// param after: key behind which they lie
// param before: key before which they lie
// param least: least document id
// param where: values by the property that must have them
// param flag: code of a finding that touches the claim; null for any
// param tier: tier of a cited work; null for any
// param limit: how many at most
// returns record: as JSON
MATCH (r:Reference {id: $reference})<-[:CITES]-(c:Claim)
USING INDEX r:Reference(id)
WITH DISTINCT c
WHERE c.key > $after AND c.key < $before AND c.document >= $least
  AND all(property IN keys($where) WHERE c[property] = $where[property])
  AND ($flag IS NULL OR $flag IN c.flags)
  AND ($tier IS NULL OR $tier IN c.tiers)
RETURN c.record AS record
ORDER BY c.key
LIMIT $limit
