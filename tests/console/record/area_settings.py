# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages Settings and Changes ask."""


def record(r, store):
    revision = r.call("config.running")["revision"]
    for entry in r.call("config.document")["objects"]:
        if entry["object"] != "main" and entry["kind"] != "acl":
            r.call("config.settings", object=entry["object"])
    banner = {"op": "set", "object": "main", "setting": "smtp_banner", "value": "mail.postroom.test ESMTP"}
    broken = {"op": "set", "object": "main", "setting": "smtp_banner", "value": "${if eq{a}{b}"}
    for change in (banner, broken):
        r.call("config.check", base=revision, changes=[change])
