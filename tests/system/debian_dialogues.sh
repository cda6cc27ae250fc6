#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a command where Exim and we see the same machine: a network with a DNS server for FOLDER/zone.txt, FOLDER/etc as /etc,
# the host name mail.example.test. Called below "unshare -Urmnu --fork"; nothing of the machine changes.
#   debian_dialogues.sh FOLDER COMMAND...
set -e
folder=$1
shift
ip link set lo up
ip address add 192.0.2.1/24 dev lo
hostname mail.example.test
mount --bind "$folder/etc" /etc
mount -t tmpfs none /var/spool
mkdir -p /var/spool/exim4/db /var/spool/exim4/input /var/spool/exim4/msglog
mount -t tmpfs none /var/log
mkdir -p /var/log/exim4 /var/log/exim
cat >"$folder/nsd.conf" <<END
server:
  ip-address: 127.0.0.1
  port: 53
  username: ""
  chroot: ""
  zonesdir: "$folder"
  database: ""
  pidfile: "$folder/nsd.pid"
  zonelistfile: "$folder/zone.list"
  xfrdfile: ""
  logfile: "$folder/nsd.log"
  server-count: 1
remote-control:
  control-enable: no
zone:
  name: "."
  zonefile: "zone.txt"
END
nsd -c "$folder/nsd.conf"
tries=0
until getent hosts smart.example.test >/dev/null; do
  tries=$((tries + 1))
  [ $tries -lt 1000 ] || { echo "the DNS server does not answer" >&2; exit 1; }
done
status=0
"$@" || status=$?
server=$(cat "$folder/nsd.pid")
kill "$server"
tries=0
while kill -0 "$server" 2>/dev/null && [ $tries -lt 100000 ]; do tries=$((tries + 1)); done
exit $status
