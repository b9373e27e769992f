"""How Neo4j is asked."""
