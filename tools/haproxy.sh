#!/bin/sh
# See that there is an HAProxy for the tests of several replicas; where it cannot be had, they are
# skipped, which is said here and by each of them.
set -u

command -v haproxy >/dev/null && exit

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "==> Installing HAProxy with apt-get"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update && apt-get install -y --no-install-recommends haproxy
    command -v haproxy >/dev/null && exit
fi

echo "NOTICE: there is no HAProxy, so several replicas are not tested" \
    "(Debian: sudo apt-get install haproxy; macOS: brew install haproxy)"
