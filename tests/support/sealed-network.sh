#!/bin/sh
# Runs a program in a network of its own whose only way out is a cable that ends nowhere, under a capture: sealed-network.sh CAPTURE PROGRAM …
# Started inside `unshare --user --net --mount --map-current-user --keep-caps`.
# CAPTURED: what tcpdump looks at; else all that goes onto the cable.
# NETWORK_SWITCH: a named pipe is made there; `cut` written into it drops all UDP, `heal` lets it through again.
set -eu
# Where an ordinary user's shell does not look.
PATH=$PATH:/usr/sbin:/sbin
capture=$1
shift
# A display in here may take the number of one outside: their sockets must not meet.
mkdir -p /tmp/.X11-unix
mount -t tmpfs -o mode=1777 none /tmp/.X11-unix
echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6
ip link set lo up
ip link add out0 type veth peer name end0
ip address add 10.9.9.2/24 dev out0
ip link set out0 up
ip link set end0 up
# A gateway that is there and never answers, so that packets leave at once and no question for it is counted.
ip neighbour add 10.9.9.1 lladdr 02:00:00:00:00:01 dev out0 nud permanent
ip route add default via 10.9.9.1 dev out0
# The capture says so on its error stream when it has begun.
begun=$(mktemp -u)
mkfifo "$begun"
# shellcheck disable=SC2086 # several words
tcpdump --immediate-mode -l -n -t ${CAPTURED:--Q out -i out0} > "$capture" 2> "$begun" &
tcpdump=$!
grep -q -m 1 listening "$begun"
rm "$begun"
switch=
if [ -n "${NETWORK_SWITCH:-}" ]; then
  mkfifo "$NETWORK_SWITCH"
  while read -r word; do
    case $word in
      cut) nft 'table inet cut { chain out { type filter hook output priority 0; meta l4proto udp drop; }; }' ;;
      heal) nft delete table inet cut ;;
    esac
  done 0<> "$NETWORK_SWITCH" &
  switch=$!
fi
result=0
setpriv --inh-caps=-all --ambient-caps=-all "$@" || result=$?
[ -z "$switch" ] || kill "$switch"
kill -INT "$tcpdump"
wait "$tcpdump" || true
exit "$result"
