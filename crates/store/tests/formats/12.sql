-- What format 12 of desk.sqlite changed, as its programs laid it out. Never altered.
BEGIN;
PRAGMA defer_foreign_keys = ON;
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
) STRICT, WITHOUT ROWID;
ALTER TABLE review RENAME TO review_in_clear;
CREATE TABLE review (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  document BLOB NOT NULL UNIQUE CHECK (length(document) = 32),
  record TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL CHECK (version > 0),
  state BLOB NOT NULL
) STRICT;
PRAGMA user_version = 12;
COMMIT;
