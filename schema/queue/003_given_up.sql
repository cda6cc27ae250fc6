-- SPDX-License-Identifier: Apache-2.0
-- Whoever gives a recipient up is answered when it stands here, so that a restart before the bounce does not try again.

ALTER TABLE recipient ADD COLUMN given_up TEXT;       -- the reason
