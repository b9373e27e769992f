"""A real Neo4j server from Neo4j's own artefacts, for a machine with Java and Maven but without Docker."""
