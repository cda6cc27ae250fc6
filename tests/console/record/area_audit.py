# SPDX-License-Identifier: GPL-3.0-or-later
"""The access log: what was done while the store was filled."""


def record(r, store):
    r.call("audit.list")
