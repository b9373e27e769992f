// A document's own records of entities.
// param document: id
// returns entity: id
// returns record: as JSON
MATCH (:Document {id: $document})-[r:RECORDS]->(e:Entity)
RETURN e.id AS entity, r.record AS record
