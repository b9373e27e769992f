// Remembers the release of the documents now held.
// param release: of them
MATCH (s:Store {id: 'exomyelin'})
SET s.release = $release
