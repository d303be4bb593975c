-- What format 9 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE vouched_identity (
  identity_hash BLOB PRIMARY KEY,
  account TEXT NOT NULL UNIQUE REFERENCES account (id)
) STRICT, WITHOUT ROWID;
CREATE TABLE vouched_sign_in (
  sign_in_hash BLOB PRIMARY KEY,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 9;
