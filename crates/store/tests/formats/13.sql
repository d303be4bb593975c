-- What format 13 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE tracker (
  office TEXT NOT NULL,
  account TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  begun_on TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  state BLOB NOT NULL,
  PRIMARY KEY (office, account)
) STRICT;
CREATE TABLE tracker_column (
  office TEXT NOT NULL,
  heading TEXT NOT NULL,
  meaning TEXT NOT NULL,
  PRIMARY KEY (office, heading)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 13;
