#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Debian's answer to "dpkg-reconfigure exim4-config": runs its own update-exim4.conf from the unpacked package.
#   debian_exim_configuration.sh PACKAGE_ROOT FOLDER TYPE SPLIT DELIVERY
# TYPE: internet smarthost satellite local none; SPLIT: true false; DELIVERY: maildir_home mail_spool.
# Prints the name of the file that it made in FOLDER.
set -e
root=$1 folder=$2 type=$3 split=$4 delivery=$5
confdir=$folder/$type-$split-$delivery
mkdir -p "$folder"
cp -r "$root/etc/exim4" "$confdir"
echo mail.example.test >"$folder/mailname"
cat >"$confdir/update-exim4.conf.conf" <<END
dc_eximconfig_configtype='$type'
dc_other_hostnames='example.test'
dc_local_interfaces='127.0.0.1 ; ::1'
dc_readhost='visible.example.test'
dc_relay_domains='relayed.example.test'
dc_minimaldns='false'
dc_relay_nets='192.168.7.0/24'
dc_smarthost='smart.example.test::587'
CFILEMODE='644'
dc_use_split_config='$split'
dc_hide_mailname='true'
dc_mailname_in_oh='true'
dc_localdelivery='$delivery'
END
# It wants to be root on a Debian system; only its text is wanted here.
sed -e "s#/etc/mailname#$folder/mailname#" -e 's#chown root:Debian-exim#true#' -e 's#^EXIM=.*#EXIM=/bin/true#' \
  "$root/usr/sbin/update-exim4.conf" >"$confdir/generate"
sh "$confdir/generate" -d "$confdir" -o "$confdir.conf"
echo "$confdir.conf"
