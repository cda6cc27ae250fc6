-- SPDX-License-Identifier: Apache-2.0
-- state.db: what may be lost. One table of small values, each in a name space of its owner:
-- 'rate' (rate counters), 'seen', 'callout', 'host'. Times are microseconds since 1970.

CREATE TABLE value (
  space    TEXT    NOT NULL,
  key      TEXT    NOT NULL,
  value    BLOB    NOT NULL,
  changed  INTEGER NOT NULL,
  expires  INTEGER NOT NULL,
  PRIMARY KEY (space, key)
) WITHOUT ROWID;
CREATE INDEX value_by_expiry ON value (expires);
