// Entities are found by their exact name.
CREATE INDEX entity_name IF NOT EXISTS FOR (e:Entity) ON (e.name)
