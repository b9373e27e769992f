// Makes every other writer wait until the transaction ends: a property that is set locks its node.
MATCH (s:Store {id: 'exomyelin'})
SET s.changes = coalesce(s.changes, 0) + 1
