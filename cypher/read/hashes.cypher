// The documents held and the hashes of their contents.
// returns document: id
// returns hash: of its content
MATCH (d:Document)
RETURN d.id AS document, d.hash AS hash
ORDER BY document
