-- What format 7 of desk.sqlite added, as its programs laid it out. Never altered.
ALTER TABLE sealed_request ADD COLUMN code_hash BLOB
  CHECK (code_hash IS NULL OR length(code_hash) = 32);
ALTER TABLE sealed_request ADD COLUMN decided_by INTEGER;
CREATE UNIQUE INDEX sealed_request_by_code ON sealed_request (code_hash);
PRAGMA user_version = 7;
