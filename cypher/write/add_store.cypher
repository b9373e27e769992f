// Makes the nodes that say what the store holds and which change was committed last, where there are none.
// param properties: of an empty store
MERGE (s:Store {id: 'exomyelin'})
ON CREATE SET s += $properties
MERGE (c:Commits {id: 'exomyelin'})
ON CREATE SET c.number = 0, c.open = []
