"""How Neo4j is asked: one query a file, each with a header that is checked when it is read.

A file begins with comment lines: what the query is for, then a line ``// param NAME: …`` for each parameter and a line
``// returns NAME: …`` for each column, in order. ``cypher.queries`` names them all.
"""
