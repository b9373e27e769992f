// Waits until the indexes are there.
// param seconds: how long at most
CALL db.awaitIndexes($seconds)
