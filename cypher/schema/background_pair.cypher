// Background relations are found by subject and object.
CREATE INDEX background_pair IF NOT EXISTS FOR (b:Background) ON (b.subject, b.object)
