// What the store remembers of itself; no row where the database holds no store.
// returns schema_version: of the layout
// returns release: of the documents held
// returns rubric: hash of the rubric by which beliefs were derived
// returns derivation: version of the code that derived
MATCH (s:Store {id: 'exomyelin'})
RETURN s.schema_version AS schema_version, s.release AS release, s.rubric AS rubric, s.derivation AS derivation
