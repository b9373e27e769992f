"""Where claims live and how they are walked: the store protocol, the stores, the path index, the reasoning."""
