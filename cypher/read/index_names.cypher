// The names of all indexes, those of constraints among them.
// returns name: of the index
SHOW INDEXES YIELD name
RETURN name
