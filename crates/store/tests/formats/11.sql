-- What format 11 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE passkey (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL REFERENCES account (id),
  credential_id BLOB NOT NULL UNIQUE,
  public_key BLOB NOT NULL,
  name BLOB NOT NULL,
  may_be_copied INTEGER NOT NULL,
  uses INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX passkey_of ON passkey (account);
CREATE TABLE passkey_seal (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  secret BLOB NOT NULL
) STRICT;
PRAGMA user_version = 11;
