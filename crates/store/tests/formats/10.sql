-- What format 10 of desk.sqlite added, as its programs laid it out. Never altered.
CREATE TABLE webhook (
  id TEXT PRIMARY KEY,
  body TEXT NOT NULL,
  address TEXT NOT NULL,
  record TEXT NOT NULL UNIQUE,
  made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  position INTEGER NOT NULL,
  stopped_at INTEGER,
  stopped_by TEXT,
  CHECK (stopped_by IS NULL OR stopped_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE webhook_delivery (
  webhook TEXT NOT NULL REFERENCES webhook (id),
  entry INTEGER NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given-up')),
  tries INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  last_at INTEGER,
  came TEXT,
  PRIMARY KEY (webhook, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook, state, entry);
CREATE TABLE api_reply (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
  began_at INTEGER NOT NULL,
  status INTEGER,
  media TEXT,
  body BLOB,
  PRIMARY KEY (account, key),
  CHECK ((status IS NULL) = (body IS NULL)),
  CHECK ((status IS NULL) = (media IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX api_reply_by_age ON api_reply (began_at);
PRAGMA user_version = 10;
