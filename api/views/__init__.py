"""From what the graph holds to what goes over the wire. Nothing is decided here."""
