-- What format 6 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE answer_draft (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  body TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  stage TEXT NOT NULL,
  writers TEXT NOT NULL,
  record TEXT
) STRICT;
CREATE TABLE answer_draft_report (
  body TEXT NOT NULL,
  report TEXT NOT NULL,
  draft INTEGER NOT NULL REFERENCES answer_draft (number),
  place INTEGER NOT NULL,
  PRIMARY KEY (body, report)
) STRICT;
CREATE TABLE answer_record (
  record TEXT PRIMARY KEY,
  draft INTEGER NOT NULL
) STRICT;
PRAGMA user_version = 6;
