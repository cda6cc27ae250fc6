-- SPDX-License-Identifier: Apache-2.0
-- config.db: every configuration there ever was. Rows are added; the only change is that a version gets its end.

CREATE TABLE revision (
  id       INTEGER PRIMARY KEY,
  parent   INTEGER NOT NULL,             -- 0 for the first
  author   TEXT    NOT NULL,
  comment  TEXT    NOT NULL,
  time     INTEGER NOT NULL,             -- microseconds since 1970
  digest   TEXT    NOT NULL              -- SHA-256 over the canonical settings, hexadecimal
);

CREATE TABLE object (
  row      INTEGER PRIMARY KEY,
  kind     TEXT    NOT NULL,             -- "router", "acl", "main"
  name     TEXT    NOT NULL,
  position INTEGER NOT NULL,
  body     TEXT    NOT NULL,             -- JSON
  since    INTEGER NOT NULL,             -- the first revision that has it
  until    INTEGER                       -- the first revision that has it no more
);
CREATE INDEX object_by_name ON object (kind, name, since);
CREATE INDEX object_current ON object (until) WHERE until IS NULL;

CREATE TABLE secret (
  name     TEXT PRIMARY KEY,
  value    BLOB NOT NULL,
  changed  INTEGER NOT NULL
) WITHOUT ROWID;
