-- SPDX-License-Identifier: Apache-2.0
-- Holds that end by themselves, routes given by hand, destinations that get nothing for a while, and orders to hold what
-- is still to come.

ALTER TABLE message ADD COLUMN hold_until INTEGER;    -- a message on hold is released then; NULL: when somebody says so
ALTER TABLE message ADD COLUMN reroute TEXT;          -- JSON {"transport", "hosts"}: goes there instead of where the routers say
ALTER TABLE recipient ADD COLUMN transport TEXT;      -- of the last attempt
ALTER TABLE recipient ADD COLUMN retry_error TEXT;    -- its name for retry rules: "rcpt_4xx", "refused_MX"

CREATE TABLE suspension (
  kind           INTEGER NOT NULL,      -- 0 a domain, 1 a host (name or address)
  name           TEXT    NOT NULL,      -- lower case
  reason         TEXT    NOT NULL,
  made_by        TEXT    NOT NULL,
  since          INTEGER NOT NULL,
  until          INTEGER,
  PRIMARY KEY (kind, name)
) WITHOUT ROWID;

CREATE TABLE hold_rule (
  number         INTEGER PRIMARY KEY,
  filter         TEXT    NOT NULL,      -- JSON object, see queue.hold-rule
  reason         TEXT    NOT NULL,
  made_by        TEXT    NOT NULL,
  since          INTEGER NOT NULL,
  until          INTEGER
);
