-- What format 1 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE correction_request (
  reference INTEGER PRIMARY KEY AUTOINCREMENT,
  page TEXT NOT NULL,
  what_is_wrong TEXT NOT NULL,
  what_should_it_say TEXT NOT NULL,
  source TEXT NOT NULL,
  contact TEXT NOT NULL,
  sent_on TEXT NOT NULL
) STRICT;
CREATE TABLE operator (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in_token (
  operator TEXT PRIMARY KEY REFERENCES operator (id),
  token_hash BLOB NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  session_hash BLOB PRIMARY KEY,
  operator TEXT NOT NULL REFERENCES operator (id),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE review (
  document BLOB PRIMARY KEY CHECK (length(document) = 32),
  version INTEGER NOT NULL CHECK (version > 0),
  state TEXT NOT NULL
) STRICT;
PRAGMA user_version = 1;
