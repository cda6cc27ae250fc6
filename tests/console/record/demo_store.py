# SPDX-License-Identifier: GPL-3.0-or-later
"""A postroomd with mail that shows every outcome: delivered, refused at each point, waiting for several causes, bounced,
discarded, held; three recipients with three verdicts; a few revisions. Names are of example domains, addresses of the
documentation networks. Nothing leaves the loopback."""
import json
import pathlib
import shutil
import smtplib
import socket
import subprocess
import tempfile
import threading
import time

CONFIGURATION = """# Postroom configuration, format 1
primary_hostname = mail.postroom.test
qualify_domain = postroom.test
mail_root = MAILROOT
domainlist local_domains = postroom.test : shop.postroom.test
domainlist relay_to_domains = branch.example
hostlist relay_from_hosts = 192.0.2.0/24
acl_smtp_connect = acl_check_connect
acl_smtp_rcpt = acl_check_rcpt
acl_smtp_data_prdr = acl_check_prdr
acl_smtp_data = acl_check_data
prdr_enable = true
hosts_xclient = 127.0.0.1
dns_servers = 127.0.0.1@1
host_lookup =
smtp_accept_max = 1000

begin listeners
mx:
  address = 127.0.0.1
  port = 0
  role = mx
submission:
  address = 127.0.0.1
  port = 0
  role = submission

begin acl
acl_check_connect:
  drop
    message = this network sends nothing but spam
    hosts = 198.51.100.66
  accept

acl_check_rcpt:
  deny
    message = Restricted characters in address
    domains = +local_domains
    local_parts = ^[.] : ^.*[@%!/|]
  deny
    message = newsletters of $sender_address_domain are not wanted here
    sender_domains = offers.example
  defer
    message = greylisted, try again in five minutes
    sender_domains = newcomer.example
  accept
    hosts = +relay_from_hosts
  require
    message = relay not permitted
    domains = +local_domains : +relay_to_domains
  discard
    log_message = the address is a trap
    local_parts = trap
    domains = +local_domains
  require
    message = there is no mailbox $local_part here
    verify = recipient
  accept

acl_check_prdr:
  deny
    message = $local_part takes no attachments of this kind
    local_parts = berta
    condition = ${if match{$h_subject:}{invoice}}
  defer
    message = the content for $local_part is still being looked at
    local_parts = carla
    condition = ${if match{$h_subject:}{invoice}}
  accept

acl_check_data:
  deny
    message = The message says of itself that it is spam
    condition = ${if match{$h_x-spam-flag:}{YES}}
  accept

begin routers
aliases:
  driver = redirect
  domains = +local_domains
  local_parts = sales
  data = anna@postroom.test, friend@elsewhere.example
mailboxes:
  driver = accept
  domains = +local_domains
  local_parts = anna : berta : carla : trap
  transport = maildir
closed:
  driver = manualroute
  domains = closed.example
  route_list = * 127.0.0.1
  self = send
  transport = to_nowhere
partners:
  driver = manualroute
  domains = ! +local_domains
  route_list = * 127.0.0.1
  self = send
  transport = to_partners

begin transports
maildir:
  driver = appendfile
  maildir_format
  directory = MAILROOT/${lookup{$local_part}dsearch,ret=key{MAILROOT}{$value}{unknown}}
to_partners:
  driver = smtp
  port = PARTNERPORT
  allow_localhost
to_nowhere:
  driver = smtp
  port = 1
  allow_localhost

begin retry
* * F,2h,15m; G,16h,1h,1.5; F,4d,6h

begin rewrite
*@old.example $1@postroom.test Eh
chef@postroom.test Anna.Meier@postroom.test Ffrsq
"""


class Partner(threading.Thread):
    """The rest of the world: answers by the recipient's address."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]

    def run(self):
        while True:
            peer, _ = self.listener.accept()
            threading.Thread(target=self.serve, args=(peer,), daemon=True).start()

    @staticmethod
    def verdict(line):
        for part, reply in (("full@", "452 4.2.2 mailbox full, over quota"), ("unknown@", "550 5.1.1 no such user here"),
                            ("busy.example", "451 4.7.1 greylisted, please try again later"),
                            ("strict.example", "550 5.7.26 unauthenticated mail from postroom.test is not accepted; see https://strict.example/why")):
            if part in line:
                return reply
        return "250 2.1.5 ok"

    def serve(self, peer):
        stream = peer.makefile("rwb")

        def say(text):
            stream.write(text.encode() + b"\r\n")
            stream.flush()

        try:
            say("220 mx.partner.example ESMTP ready")
            while line := stream.readline().decode(errors="replace").strip():
                verb = line.upper()[:4]
                if verb == "EHLO":
                    say("250-mx.partner.example greets you\r\n250-SIZE 52428800\r\n250-ENHANCEDSTATUSCODES\r\n250-8BITMIME\r\n250 PIPELINING")
                elif verb == "RCPT":
                    say(self.verdict(line))
                elif verb == "DATA":
                    say("354 go ahead")
                    while stream.readline() not in (b".\r\n", b""):
                        pass
                    say("250 2.0.0 queued as 4XyZ12ab")
                elif verb == "QUIT":
                    say("221 bye")
                    break
                else:
                    say("250 ok")
        except OSError:
            pass
        peer.close()


class Client:
    """The control protocol, one request at a time; events are kept."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        self.socket.connect(path)
        self.stream = self.socket.makefile("rwb")
        self.number = 0
        self.notifications = []
        self.hello = self.ask("hello", {"version": 1, "client": "record"})["result"]

    def ask(self, method, params):
        self.number += 1
        self.stream.write(json.dumps({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params}).encode() + b"\n")
        self.stream.flush()
        while True:
            answer = json.loads(self.stream.readline())
            if answer.get("id") == self.number:
                return answer
            self.notifications.append(answer)


class Recorder:
    def __init__(self, client):
        self.client = client
        self.exchanges = []

    def call(self, method, **params):
        """Asks and keeps the exchange; gives the result, or None for an error."""
        answer = self.client.ask(method, params)
        kept = {"method": method, "params": params}
        kept.update({key: answer[key] for key in ("result", "error") if key in answer})
        if kept not in self.exchanges:
            self.exchanges.append(kept)
        return answer.get("result")

    def document(self):
        head = {"recorded_at": time.time_ns() // 1000, "hello": self.client.hello}
        lines = [json.dumps(exchange, ensure_ascii=False, separators=(",", ":")) for exchange in self.exchanges]
        return json.dumps(head)[:-1] + ', "exchanges": [\n' + ",\n".join(lines) + "\n]}\n"


class DemoStore:
    def __init__(self, build):
        self.build = build
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="postroom-demo-"))
        self.partner = Partner()
        self.messages = []

    def __enter__(self):
        self.partner.start()
        for name in ("anna", "berta", "carla"):
            (self.folder / "mail" / name).mkdir(parents=True)
        text = CONFIGURATION.replace("MAILROOT", str(self.folder / "mail")).replace("PARTNERPORT", str(self.partner.port))
        (self.folder / "initial.conf").write_text(text)
        self.log = open(self.folder / "log", "w")
        self.process = subprocess.Popen([self.build / "bin/postroomd", "--state", self.folder / "state", "--runtime", self.folder / "run",
                                         "--initial-config", self.folder / "initial.conf"], stdout=self.log, stderr=self.log)
        for _ in range(600):
            if "postroomd is ready" in (self.folder / "log").read_text():
                break
            if self.process.poll() is not None:
                raise SystemExit((self.folder / "log").read_text())
            time.sleep(0.1)
        self.client = Client(str(self.folder / "run/control.sock"))
        self.ports = {l["name"]: l["port"] for l in self.client.ask("server.status", {})["result"]["listeners"]}
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(60)
        self.log.close()
        shutil.rmtree(self.folder)

    def recorder(self):
        return Recorder(self.client)

    def ask(self, method, **params):
        return self.client.ask(method, params)

    def send(self, address, helo, sender, recipients, subject, text="Hello,\r\n\r\nthis is a demonstration.\r\n", options=(), headers=""):
        """One message as a client at this address would send it; replies of refusal are what is wanted here."""
        smtp = smtplib.SMTP("127.0.0.1", self.ports["mx"], timeout=60)
        smtp.ehlo("proxy.postroom.test")
        smtp.docmd("XCLIENT", f"ADDR={address} NAME={helo}")
        smtp.ehlo(helo)
        try:
            code, _ = smtp.docmd("MAIL", f"FROM:<{sender}> " + " ".join(options))
            taken = [r for r in recipients if smtp.docmd("RCPT", f"TO:<{r}>")[0] == 250] if code == 250 else []
            if taken:
                smtp.docmd("DATA")
                smtp.send(f"From: {sender}\r\nTo: {', '.join(recipients)}\r\nSubject: {subject}\r\n{headers}\r\n{text}.\r\n".encode())
                code, reply = smtp.getreply()
                if code == 353:
                    for _ in range(len(taken) + 1):
                        code, reply = smtp.getreply()
            smtp.quit()
        except smtplib.SMTPServerDisconnected:
            pass

    def fill(self):
        people = ["maria@partner.example", "jens@supplier.example", "news@bulletin.example", "office@branch.example", "tom@client.example"]
        for round_number in range(2):
            for i, sender in enumerate(people):
                self.send(f"203.0.113.{10 + i}", "mail." + sender.split("@")[1], sender, ["anna@postroom.test"], f"Order {4711 + 10 * round_number + i}")
        self.send("203.0.113.20", "mail.partner.example", "maria@partner.example", ["anna@postroom.test", "berta@postroom.test", "carla@postroom.test"],
                  "invoice 2026-118", options=["PRDR"])
        self.send("203.0.113.21", "mail.client.example", "tom@client.example", ["sales@postroom.test"], "A question")
        self.send("203.0.113.22", "mx.newcomer.example", "hello@newcomer.example", ["anna@postroom.test"], "We are new")
        for i in range(3):
            self.send("198.51.100.7", "bulk.offers.example", f"deal{i}@offers.example", ["anna@postroom.test", "berta@postroom.test"], "Ninety percent off")
        self.send("198.51.100.66", "spam.example", "x@spam.example", ["anna@postroom.test"], "never seen")
        self.send("198.51.100.8", "relay.tester.example", "a@tester.example", ["victim@elsewhere.example"], "open relay?")
        self.send("203.0.113.23", "mail.client.example", "tom@client.example", ["ana@postroom.test"], "mistyped")
        self.send("203.0.113.24", "mail.client.example", "tom@client.example", ["trap@postroom.test"], "harvested address")
        self.send("203.0.113.25", "mail.loud.example", "sale@loud.example", ["anna@postroom.test"], "Buy", headers="X-Spam-Flag: YES\r\n")
        for i, recipient in enumerate(["friend@elsewhere.example", "full@elsewhere.example", "unknown@elsewhere.example", "a@busy.example", "b@busy.example",
                                       "c@busy.example", "sales@closed.example", "info@closed.example", "boss@strict.example"]):
            self.send(f"192.0.2.{30 + i}", "desk.postroom.test", "anna@postroom.test", [recipient], f"Offer {i + 1} for {recipient.split('@')[1]}")
        self.send("192.0.2.40", "desk.postroom.test", "berta@postroom.test", ["friend@elsewhere.example", "unknown@elsewhere.example", "full@elsewhere.example"],
                  "One text, three fates")
        self.settle()
        queued = self.ask("queue.list")["result"]["messages"]
        by_recipient = {m["recipients"][0]["address"]: m["id"] for m in queued}
        self.ask("queue.hold", ids=[by_recipient["c@busy.example"]], reason="asked by Berta")
        self.ask("queue.remove", ids=[by_recipient["info@closed.example"]], reason="sent twice")
        for comment, setting, value in (("more at once for the new branch", "smtp_accept_max", 2000), ("the banner named our version", "smtp_banner", "$smtp_active_hostname ESMTP")):
            self.ask("config.apply", changes=[{"op": "set", "object": "main", "setting": setting, "value": value}], comment=comment)

    def settle(self):
        """Until every waiting recipient has been tried."""
        for _ in range(300):
            messages = self.ask("queue.list")["result"]["messages"]
            if all(r["attempts"] > 0 for m in messages for r in m["recipients"] if r["state"] not in ("done", "delivered", "failed")):
                return
            time.sleep(0.2)
