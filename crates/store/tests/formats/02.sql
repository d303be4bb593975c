-- What format 2 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE IF NOT EXISTS correction_form (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  key_hash BLOB NOT NULL UNIQUE,
  reference INTEGER NOT NULL
) STRICT;
PRAGMA user_version = 2;
