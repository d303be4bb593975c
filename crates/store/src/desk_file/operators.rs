//! The tables of operators, whom accounts replaced in format 4: a file of an
//! earlier one has them.

pub(super) const SCHEMA: &str = "CREATE TABLE operator (
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
) STRICT, WITHOUT ROWID;";
