#!/bin/sh
# Runs a program in a network of its own whose only way out is a cable that ends in a capture: sealed-network.sh CAPTURE PROGRAM …
# Started inside `unshare --user --net --mount --map-current-user --keep-caps`.
set -eu
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
tcpdump --immediate-mode -Q out -l -n -t -i out0 > "$capture" 2> "$begun" &
tcpdump=$!
grep -q -m 1 listening "$begun"
rm "$begun"
result=0
setpriv --inh-caps=-all --ambient-caps=-all "$@" || result=$?
kill -INT "$tcpdump"
wait "$tcpdump" || true
exit "$result"
