-- What format 4 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sign_in_name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  password TEXT,
  second_factor BLOB,
  last_step INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE appointment (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  office TEXT,
  from_day TEXT NOT NULL,
  until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE INDEX appointment_of ON appointment (account);
CREATE TABLE invitation (
  account TEXT PRIMARY KEY REFERENCES account (id),
  token_hash BLOB NOT NULL UNIQUE,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE recovery_code (
  account TEXT NOT NULL REFERENCES account (id),
  code_hash BLOB NOT NULL,
  PRIMARY KEY (account, code_hash)
) STRICT, WITHOUT ROWID;
CREATE TABLE account_session (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  session_hash BLOB NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  whole INTEGER NOT NULL,
  pending_secret BLOB,
  begun_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_session_of ON account_session (account);
INSERT INTO account (id, name, sign_in_name)
SELECT id, name, CASE WHEN EXISTS (
    SELECT 1 FROM operator AS other
    WHERE other.name = operator.name COLLATE NOCASE AND other.id < operator.id
  ) THEN id ELSE name END
FROM operator;
INSERT INTO appointment (account, role, from_day)
SELECT id, 'reviewer', '1970-01-01' FROM operator;
DROP TABLE sign_in_token;
DROP TABLE session;
DROP TABLE operator;
PRAGMA user_version = 4;
