// Claims are found by subject, and by subject and object.
CREATE INDEX claim_pair IF NOT EXISTS FOR (c:Claim) ON (c.subject, c.object)
