// Remembers by what everything was derived.
// param rubric: hash of the rubric
// param derivation: version of the code
MATCH (s:Store {id: 'exomyelin'})
SET s.rubric = $rubric, s.derivation = $derivation
