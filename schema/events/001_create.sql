-- SPDX-License-Identifier: Apache-2.0
-- events-YYYY-MM-DD.db: what happened to the mail received on one day (UTC). recipient is narrow and is what searches
-- read, one row for each recipient or refused attempt; record holds one packed decision trace and the facts of a message;
-- attempt holds later deliveries. Times are microseconds since 1970.

CREATE TABLE recipient (
  row        INTEGER PRIMARY KEY,        -- rises with time of writing
  time       INTEGER NOT NULL,           -- of reception
  message    TEXT    NOT NULL,           -- '' when there never was a message (refused before DATA)
  number     INTEGER NOT NULL,           -- of the recipient in its message
  direction  INTEGER NOT NULL,           -- 0 in, 1 out, 2 local
  sender     TEXT    NOT NULL,
  address    TEXT    NOT NULL,           -- '' when refused before RCPT
  client     TEXT    NOT NULL,           -- address of the connecting host
  outcome    INTEGER NOT NULL,           -- see server/platform/store/event_record.h
  reason     TEXT,
  host       TEXT,                       -- where it went or where it waits for
  subject    TEXT,
  size       INTEGER NOT NULL,
  revision   INTEGER NOT NULL,
  changed    INTEGER NOT NULL,           -- when outcome became what it is
  facts      TEXT                        -- JSON of what is only shown: helo, TLS, authentication
);
CREATE INDEX recipient_by_message ON recipient (message);
CREATE INDEX recipient_by_address ON recipient (address COLLATE NOCASE);
CREATE INDEX recipient_by_sender ON recipient (sender COLLATE NOCASE);
-- Only what went wrong: costs nothing for mail that is delivered.
CREATE INDEX recipient_by_trouble ON recipient (outcome) WHERE outcome > 1;

CREATE TABLE record (
  message    TEXT    NOT NULL,           -- id, or 'c' and the number of the row when there is no message
  trace      BLOB    NOT NULL,           -- packed decision trace, see server/policy/acl/trace.h
  PRIMARY KEY (message)
) WITHOUT ROWID;

CREATE TABLE attempt (
  row        INTEGER PRIMARY KEY,
  message    TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  time       INTEGER NOT NULL,
  outcome    INTEGER NOT NULL,
  text       TEXT,
  facts      TEXT                        -- JSON: host, greeting, EHLO answer, router, transport, TLS, confirmation
);
CREATE INDEX attempt_by_message ON attempt (message);

-- Times in which events were not written, and how many were lost.
CREATE TABLE gap (
  row        INTEGER PRIMARY KEY,
  since      INTEGER NOT NULL,
  until      INTEGER NOT NULL,
  lost       INTEGER NOT NULL,
  reason     TEXT    NOT NULL
);
