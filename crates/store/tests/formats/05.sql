-- What format 5 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE work_in_hand (
  office TEXT NOT NULL,
  item TEXT NOT NULL,
  account TEXT NOT NULL,
  given_by TEXT NOT NULL,
  given_on TEXT NOT NULL,
  PRIMARY KEY (office, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE work_comment (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  office TEXT NOT NULL,
  item TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX work_comment_on ON work_comment (office, item);
CREATE TABLE prepared_judgement (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  prepared_by TEXT NOT NULL,
  prepared_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waits', 'sent-back', 'published', 'replaced')),
  sent_back_record TEXT,
  sent_back_by TEXT
) STRICT;
CREATE UNIQUE INDEX one_judgement_open ON prepared_judgement (subject, body)
  WHERE state IN ('waits', 'sent-back');
PRAGMA user_version = 5;
