-- What format 3 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE sealed_request (
  reference INTEGER PRIMARY KEY AUTOINCREMENT,
  record TEXT NOT NULL UNIQUE,
  sent_on TEXT NOT NULL,
  waits INTEGER NOT NULL DEFAULT 1 CHECK (waits IN (0, 1))
) STRICT;
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'sealed_request', seq FROM sqlite_sequence WHERE name = 'correction_request';
PRAGMA user_version = 3;
