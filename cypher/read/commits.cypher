// Which change was committed last, and whether one is being committed; no row where the database holds no store.
// returns number: counts the changes
// returns open: tokens of those that are being committed, or that ended in the middle of it
MATCH (c:Commits {id: 'exomyelin'})
RETURN c.number AS number, c.open AS open
