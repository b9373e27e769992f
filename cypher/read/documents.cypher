// The documents held, by id.
// returns info: JSON of what is known of it
// returns hash: of its content
// returns entities: how many it records
// returns claims: how many it holds
// returns references: how many it holds
// returns findings: how many the audit made
MATCH (d:Document)
RETURN d.info AS info, d.hash AS hash, d.entities AS entities, d.claims AS claims, d.references AS references,
       d.findings AS findings
ORDER BY d.id
