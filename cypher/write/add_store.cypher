// Makes the node that says what the store holds, where there is none.
// param properties: of an empty store
MERGE (s:Store {id: 'exomyelin'})
ON CREATE SET s += $properties
