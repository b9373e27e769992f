// A document's own records of entities.
// param document: id
// returns entity: id
// returns record: as JSON
MATCH (d:Document {id: $document})-[r:RECORDS]->(e:Entity)
USING INDEX d:Document(id)
RETURN e.id AS entity, r.record AS record
