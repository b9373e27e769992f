// Entities are found by words of their names, synonyms and descriptions: for people, not for the service.
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON EACH [e.name, e.synonyms, e.description]
