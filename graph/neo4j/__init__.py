"""The store in a Neo4j server, and what Neo4j's own users are given."""
