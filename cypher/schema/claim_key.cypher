// A claim's key, document and position, is unique, and gives the order of all claims.
CREATE CONSTRAINT claim_key IF NOT EXISTS FOR (c:Claim) REQUIRE c.key IS UNIQUE
