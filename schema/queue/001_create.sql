-- SPDX-License-Identifier: Apache-2.0
-- queue.db: what was accepted and is not finished. Times are microseconds since 1970, days are days since 1970 (UTC).
-- What the scheduler needs at start-up stands in message and recipient; bodies and the facts of reception do not.

CREATE TABLE message (
  row            INTEGER PRIMARY KEY,   -- given by the daemon, never reused
  id             TEXT    NOT NULL UNIQUE,
  received       INTEGER NOT NULL,
  revision       INTEGER NOT NULL,
  sender         TEXT    NOT NULL,      -- '' is the null reverse-path
  size           INTEGER NOT NULL,      -- headers and body, bytes in wire form
  state          INTEGER NOT NULL DEFAULT 0, -- 0 queued, 1 held, 2 in the bin
  reason         TEXT,                  -- why it is held, or who removed it
  changed        INTEGER,               -- when state became what it is
  queue_name     TEXT,
  bounce_of      TEXT,                  -- id of the message that this notice of ours is about
  warnings       INTEGER NOT NULL DEFAULT 0,
  tried          INTEGER NOT NULL DEFAULT 0, -- 1 after the first delivery run
  subject        TEXT
);

CREATE TABLE recipient (
  message        INTEGER NOT NULL,
  number         INTEGER NOT NULL,
  address        TEXT    NOT NULL,
  state          INTEGER NOT NULL DEFAULT 0, -- 0 queued, 1 held
  due            INTEGER NOT NULL,      -- not before; the largest integer: at the next queue run
  attempts       INTEGER NOT NULL DEFAULT 0,
  first_failed   INTEGER,
  last_try       INTEGER,
  cutoff         INTEGER,               -- after this the next failure is the last
  original       TEXT,                  -- ORCPT
  notify         INTEGER NOT NULL DEFAULT 0, -- 1 never, 2 success, 4 failure, 8 delay
  errors_to      TEXT,
  parent         TEXT,
  error          TEXT,
  host           TEXT,
  PRIMARY KEY (message, number)
) WITHOUT ROWID;

CREATE TABLE content (
  message        INTEGER PRIMARY KEY,
  headers        BLOB    NOT NULL,
  body           BLOB,                  -- up to 16 KiB; NULL when it lies in body_file
  body_file      TEXT,                  -- relative to the spool directory
  body_size      INTEGER NOT NULL,
  body_lines     INTEGER NOT NULL,
  body_flags     INTEGER NOT NULL,      -- 1 eight bit, 2 NUL
  dsn_return     INTEGER NOT NULL,
  envelope_id    TEXT,
  body_type      INTEGER NOT NULL,
  envelope_flags INTEGER NOT NULL,      -- 1 SMTPUTF8, 2 PRDR
  completed      INTEGER,
  protocol       TEXT,
  host_address   TEXT,
  host_port      INTEGER,
  host_name      TEXT,
  helo           TEXT,
  interface_address TEXT,
  interface_port INTEGER,
  listener       TEXT,
  proxy_address  TEXT,
  auth_id        TEXT,
  auth_driver    TEXT,
  auth_sender    TEXT,
  tls_version    TEXT,
  tls_cipher     TEXT,
  tls_sni        TEXT,
  tls_peer_dn    TEXT,
  tls_verified   INTEGER,
  local_user     TEXT,
  connection     INTEGER,
  acl_variables  TEXT                   -- JSON: [[name, value, tainted], ...]
);

-- What is known of hosts and addresses that failed. Keys: 'H:' host, 'A:' address and sender.
CREATE TABLE retry (
  key            TEXT    PRIMARY KEY,
  first_failed   INTEGER NOT NULL,
  last_try       INTEGER NOT NULL,
  next_try       INTEGER NOT NULL,
  expired        INTEGER NOT NULL,
  retry_error    TEXT    NOT NULL,
  error          TEXT    NOT NULL
) WITHOUT ROWID;

-- The ledger. reception is written when a message is accepted, outcome when a recipient is settled; neither is ever
-- derived from the other. When a message is finished and both sides agree, they are added to the totals of the day of
-- reception and removed; when they do not agree they stay, and the ledger names the message.
CREATE TABLE reception (
  message        INTEGER PRIMARY KEY,
  id             TEXT    NOT NULL,
  day            INTEGER NOT NULL,
  recipients     INTEGER NOT NULL,      -- answered 250, discarded ones included
  generated      INTEGER NOT NULL DEFAULT 0 -- added by redirection
);
CREATE TABLE outcome (
  message        INTEGER NOT NULL,
  number         INTEGER NOT NULL,
  kind           INTEGER NOT NULL,      -- 0 delivered, 1 bounced, 2 discarded, 3 redirected
  time           INTEGER NOT NULL,
  address        TEXT    NOT NULL,
  text           TEXT,
  PRIMARY KEY (message, number)
) WITHOUT ROWID;
CREATE TABLE ledger_in (
  day            INTEGER PRIMARY KEY,
  messages       INTEGER NOT NULL,
  recipients     INTEGER NOT NULL,
  generated      INTEGER NOT NULL
);
CREATE TABLE ledger_out (
  day            INTEGER PRIMARY KEY,
  messages       INTEGER NOT NULL,
  delivered      INTEGER NOT NULL,
  bounced        INTEGER NOT NULL,
  discarded      INTEGER NOT NULL,
  redirected     INTEGER NOT NULL
);
