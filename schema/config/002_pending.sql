-- SPDX-License-Identifier: Apache-2.0
-- A revision that is taken back unless it is confirmed in time: at most one row. It stands here so that a restart does not
-- make an unconfirmed revision stay.

CREATE TABLE pending (
  revision INTEGER NOT NULL,             -- that runs
  previous INTEGER NOT NULL,             -- that comes back
  until    INTEGER NOT NULL              -- microseconds since 1970
);
