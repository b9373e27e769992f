// Claims by their ids, in no order.
// param ids: of the claims
// returns claim: id
// returns record: as JSON
UNWIND $ids AS id
MATCH (c:Claim {id: id})
RETURN c.id AS claim, c.record AS record
