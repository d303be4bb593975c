//! The tables of accounts, and what becomes of operators.

/// What was kept about accounts from format 4 on; the names in the clear.
pub(in crate::desk_file) const SCHEMA: &str = "CREATE TABLE account (
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
CREATE INDEX account_session_of ON account_session (account);";

/// Operators become accounts, and what they did stays under their ids: reviewers
/// of the register, without a password. Two whose names differ in the size of
/// letters alone cannot both sign in by name: the second signs in by its id.
/// Links and sessions of before end.
pub(in crate::desk_file) const FROM_OPERATORS: &str = "INSERT INTO account (id, name, sign_in_name)
SELECT id, name, CASE WHEN EXISTS (
    SELECT 1 FROM operator AS other
    WHERE other.name = operator.name COLLATE NOCASE AND other.id < operator.id
  ) THEN id ELSE name END
FROM operator;
INSERT INTO appointment (account, role, from_day)
SELECT id, 'reviewer', '1970-01-01' FROM operator;
DROP TABLE sign_in_token;
DROP TABLE session;
DROP TABLE operator;";

/// Names and secrets lie covered. Those of an earlier format wait in
/// `account_in_clear` until [`Earlier`](crate::desk_file::Earlier) has moved them
/// into the vault; the tables beside are the account's as before.
pub(in crate::desk_file) const COVERED: &str = "PRAGMA defer_foreign_keys = ON;
CREATE TABLE account_in_clear (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  sign_in_name TEXT NOT NULL,
  password TEXT,
  second_factor BLOB
) STRICT, WITHOUT ROWID;
INSERT INTO account_in_clear SELECT id, name, sign_in_name, password, second_factor FROM account;
CREATE TABLE last_step_kept AS SELECT id, last_step FROM account;
DROP TABLE account;
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  record TEXT UNIQUE,
  name BLOB,
  sign_in_name BLOB,
  password BLOB,
  second_factor BLOB,
  last_step INTEGER NOT NULL DEFAULT 0,
  CHECK ((record IS NULL) = (name IS NULL)),
  CHECK ((record IS NULL) = (sign_in_name IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO account (id, last_step) SELECT id, last_step FROM last_step_kept;
DROP TABLE last_step_kept;
UPDATE account_session SET pending_secret = NULL;
CREATE TABLE removed_account (
  account TEXT PRIMARY KEY,
  record TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;";
