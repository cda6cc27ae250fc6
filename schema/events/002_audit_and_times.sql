-- SPDX-License-Identifier: Apache-2.0
-- Who looked at or changed what over the control socket; and windows of time, which rise with the rows and so cost next
-- to nothing to index.

CREATE INDEX recipient_by_time ON recipient (time);

CREATE TABLE audit (
  row        INTEGER PRIMARY KEY,
  time       INTEGER NOT NULL,           -- microseconds since 1970
  event      TEXT    NOT NULL,           -- control.revealed, control.action, control.denied
  user       TEXT    NOT NULL,
  role       TEXT    NOT NULL,
  message    TEXT    NOT NULL,           -- id; '' when it is about none
  subject    TEXT    NOT NULL,           -- part that was revealed, or method
  text       TEXT    NOT NULL            -- the reason, or request and outcome
);
