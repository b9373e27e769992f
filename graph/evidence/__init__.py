"""What a document's claims rest on: citations resolved, faults found, belief computed, edges projected."""
