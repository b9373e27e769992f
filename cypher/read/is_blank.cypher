// Whether the database holds nothing at all.
// returns is_blank: whether it does
RETURN NOT EXISTS { MATCH (anything) } AS is_blank
