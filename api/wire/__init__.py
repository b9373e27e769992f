"""What goes over the wire: models with every field described, and nothing of how they are computed."""
