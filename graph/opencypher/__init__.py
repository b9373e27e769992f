"""Answers openCypher over a snapshot: text to syntax tree, syntax tree to rows, for what explorers of graphs ask."""
