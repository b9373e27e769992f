"""Reads the Biological Expression Language: scripts, and the node-link JSON that PyBEL writes of them."""
