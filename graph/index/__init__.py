"""The path index: all walkable edges of a release in arrays, with which paths are searched."""
