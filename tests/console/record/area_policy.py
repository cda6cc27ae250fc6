# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages about the policy ask: ACLs, the way of an address, lookups, trying changes."""


def record(r, store):
    r.call("policy.counters")
    r.call("lookup.servers")
    r.call("lookup.test")
    for address in ("sales@postroom.test", "nobody@postroom.test", "boss@strict.example"):
        r.call("address.test", address=address)
    r.call("config.test")
