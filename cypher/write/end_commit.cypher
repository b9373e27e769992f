// Says that a change was committed, or given up.
// param token: of the change
MATCH (c:Commits {id: 'exomyelin'})
SET c.open = [token IN c.open WHERE token <> $token]
