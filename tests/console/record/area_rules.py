# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pages about retry and rewrite rules ask."""


def record(r, store):
    r.call("address.retry", schedule="F,2h,15m; G,16h,1h,1.5; F,4d,6h")
    r.call("address.retry", address="anna@busy.example", error="rcpt_4xx")
    r.call("address.retry", host="mx.partner.example", error="refused")
    for address in ("chef@old.example", "berta@elsewhere.example"):
        r.call("address.rewrite", address=address)
    # Of the contract test: a configuration as text, so that it does not depend on the store.
    text = ("# Postroom configuration, format 1\nprimary_hostname = mail.postroom.test\nbegin rewrite\n*@old.example $1@postroom.test Eh\n"
            "anna@postroom.test Anna.Meier@postroom.test Ffrsq\n")
    r.call("address.rewrite", address="anna@old.example", configuration={"text": text})
