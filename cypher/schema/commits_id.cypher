// There is one node that counts changes.
CREATE CONSTRAINT commits_id IF NOT EXISTS FOR (c:Commits) REQUIRE c.id IS UNIQUE
