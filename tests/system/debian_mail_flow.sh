#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Below debian_dialogues.sh: a daemon takes Debian's configuration, which is applied while it runs, and then mail.
#   debian_mail_flow.sh FOLDER POSTROOMD POSTROOMCTL
# FOLDER/exim.conf is the configuration; what the daemon keeps lies in FOLDER/state.
set -e
cd "$1"
"$2" --state state --runtime run >daemon.log 2>&1 &
daemon=$!
trap 'kill $daemon 2>/dev/null' EXIT
tries=0
until "$3" --socket run/control.sock status >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ $tries -lt 500 ] || { cat daemon.log; exit 1; }
done
"$3" --socket run/control.sock config import exim.conf --apply -m "from Debian" >import.log 2>&1
swaks --server 127.0.0.1:25 --helo client.sender.test --from a@example.test --to root@example.test --header "Subject: under Debian's rules"
tries=0
until "$3" --socket run/control.sock trace search to:root@example.test | grep delivered; do
  tries=$((tries + 1))
  [ $tries -lt 500 ] || { "$3" --socket run/control.sock trace search; exit 1; }
done
"$3" --socket run/control.sock ledger
