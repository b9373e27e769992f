// Remembers how many findings the audit of a document made.
// param document: id
// param findings: how many
MATCH (d:Document {id: $document})
SET d.findings = $findings
