# SPDX-License-Identifier: GPL-3.0-or-later
"""What the bounce helper asks: a reply, a bounce of one of our messages, one with two addresses, a delay, no bounce."""

GOOGLE = "550 5.7.26 Unauthenticated email from postroom.test is not accepted due to domain's DMARC policy."
TWO = """From: Mail Delivery System <mailer-daemon@relay.example>
To: anna@postroom.test
Subject: Mail delivery failed: returning message to sender

A message that you sent could not be delivered to one or more of its
recipients. The following addresses failed:

  bob@far.example
    host mx.far.example [192.0.2.9]
    SMTP error from remote mail server after RCPT TO:<bob@far.example>:
    550 5.1.1 <bob@far.example>: Recipient address rejected: User unknown

  eve@other.example
    host mx.other.example [192.0.2.8]
    SMTP error from remote mail server after end of data:
    552 5.2.2 Mailbox full

------ This is a copy of the message, including all the headers. ------

Message-ID: <invoice-4711@postroom.test>
From: Anna <anna@postroom.test>
To: bob@far.example, eve@other.example
Subject: Invoice 4711
"""
DELAY = """From: Mail Delivery System <mailer-daemon@relay.example>
To: anna@postroom.test
Subject: Warning: message delayed 24 hours

A message that you sent has not yet been delivered to:

  bob@slow.example
    host mx.slow.example [192.0.2.7]: Connection timed out

No action is required on your part. Delivery attempts will continue.
"""


def record(r, store):
    for text in (GOOGLE, TWO, DELAY, "hello there"):
        r.call("bounce.explain", text=text)
    found = r.client.ask("trace.search", {"limit": 200})["result"]  # not kept: area_base has it
    rows = [row for row in found["rows"] if row["id"]]
    row = rows[0]
    r.call("bounce.explain", text=(
        "From: MAILER-DAEMON@relay.example\nTo: %s\nSubject: Returned mail\n\n<%s>: 550 5.1.1 User unknown\n\n----- Original message -----\n"
        "Received: from pc by mail.postroom.test with esmtps id %s;\n Mon, 2 Nov 2026 10:00:00 +0000\nSubject: Hello\n"
        % (row["sender"], row["recipient"], row["id"])))
