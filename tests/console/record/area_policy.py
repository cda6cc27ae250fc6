# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages about the policy ask: ACLs, the way of an address, lookups, trying changes."""


def record(r, store):
    r.call("policy.counters")
    r.call("lookup.servers")
    r.call("lookup.test")
    for address in ("sales@postroom.test", "nobody@postroom.test", "boss@strict.example"):
        r.call("address.test", address=address)
    r.call("config.test")
    simulated = {"base": 3, "changes": [{"op": "set", "object": "acl acl_check_rcpt", "setting": "statements.3",
                                         "value": {"verb": "deny", "terms": [{"name": "sender_domains", "value": "newcomer.example : partner.example"}]}}]}
    dialogue = "EHLO mail.partner.example\r\nMAIL FROM:<maria@partner.example>\r\nRCPT TO:<anna@postroom.test>\r\nQUIT\r\n"
    r.call("config.simulate", configuration=simulated, dialogue=dialogue, client="203.0.113.10")
    r.call("config.replay", configuration=simulated)
    r.call("config.test", configuration={"base": 3, "changes": [
        {"op": "add", "object": "test no_relay", "value": {"settings": {"recipient": "else@example.org", "sender": "someone@example.net", "verdict": "deny", "reply": "relay not permitted"}}},
        {"op": "add", "object": "test newsletters_are_taken", "value": {"settings": {"recipient": "anna@postroom.test", "sender": "deal@offers.example", "verdict": "accept"}}}]})
    hello = ("EHLO client.example\nMAIL FROM:<someone@client.example>\nRCPT TO:<postmaster>\nDATA\nFrom: someone@client.example\nSubject: a test\n\nHello\n.\nQUIT\n")
    r.call("config.simulate", dialogue=hello.replace("\n", "\r\n"), client="192.0.2.1")
    r.call("config.replay")
