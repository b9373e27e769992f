// The pairs of entities whose edges a document has a part in: by its claims, by what it says that vocabularies state,
// and by recording an entity that a vocabulary states something of.
// param document: id
// returns subject: id
// returns object: id
MATCH (d:Document {id: $document})-[:HOLDS]->(c:Claim)
USING INDEX d:Document(id)
RETURN c.subject AS subject, c.object AS object
UNION
MATCH (d:Document {id: $document})-[:HOLDS]->(b:Background)
USING INDEX d:Document(id)
RETURN b.subject AS subject, b.object AS object
UNION
MATCH (d:Document {id: $document})-[:RECORDS]->(:Entity)<-[:FROM|TO]-(b:Background)
USING INDEX d:Document(id)
RETURN b.subject AS subject, b.object AS object
