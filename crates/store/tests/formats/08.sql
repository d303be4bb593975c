-- What format 8 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE reply_draft (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  record TEXT NOT NULL UNIQUE,
  body TEXT NOT NULL,
  about TEXT NOT NULL,
  corrects INTEGER,
  takes_back INTEGER NOT NULL CHECK (takes_back IN (0, 1)),
  version INTEGER NOT NULL CHECK (version > 0),
  words BLOB NOT NULL
) STRICT;
CREATE TABLE reply_writer (
  reply INTEGER NOT NULL REFERENCES reply_draft (number),
  account TEXT NOT NULL,
  PRIMARY KEY (reply, account)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 8;
