# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page needs and most links lead to."""


def record(r, store):
    r.call("server.status")
    r.call("ledger.check")
    r.call("stats.overview")
    r.call("stats.series", window=86400)
    r.call("stats.series", window=604800)
    r.call("server.check-aliases")
    r.call("no.such.method")

    found = r.call("trace.search")
    for query in ("status:rejected", "status:queued", "to:carla@postroom.test", "from:nobody@nowhere.example"):
        r.call("trace.search", query=query, limit=200)
    window = r.call("trace.search", limit=5)
    r.call("trace.search", limit=5, after=window["next"])
    ids = []
    for row in found["rows"]:
        key = row["id"] or row["key"]
        if key not in ids:
            ids.append(key)
    for key in ids:
        r.call("trace.show", id=key)
        r.call("trace.explain", id=key)
        r.call("trace.verdicts", id=key)
    r.call("trace.show", id="1aaaaa-00000000000-aaaa")

    queued = r.call("queue.list", limit=200)["messages"]
    r.call("queue.list", filter={}, limit=200)
    window = r.call("queue.list", limit=2)
    r.call("queue.list", limit=2, after=window["next"])
    for message in queued:
        r.call("queue.show", id=message["id"])
    for by in ("cause", "domain", "host", "sender"):
        r.call("queue.groups", by=by)
    r.call("queue.bin")
    r.call("queue.preview", action="try", filter={})
    r.call("queue.preview", action="remove", ids=[queued[0]["id"]])

    history = r.call("config.history", limit=200)["revisions"]
    r.call("config.running")
    r.call("config.document")
    r.call("config.settings", object="main")
    r.call("config.diff", **{"from": history[-1]["revision"], "to": history[0]["revision"]})
    for newer, older in zip(history, history[1:]):
        r.call("config.diff", **{"from": older["revision"], "to": newer["revision"]})
    r.call("config.export")
    r.call("config.export", base=1) # of the message page: the configuration then
    r.call("config.secrets")
    r.call("log.read", limit=100)
