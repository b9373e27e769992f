// Says that a change is about to be committed. Whoever says so holds the lock of the store, so what others left open
// is over.
// param token: of the change
MATCH (c:Commits {id: 'exomyelin'})
SET c.number = c.number + 1, c.open = [$token]
