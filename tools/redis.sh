#!/bin/sh
# See that there is a Redis for the tests of rooms that several replicas share; where it cannot be
# had, they are skipped, which is said here and by each of them.
set -u

command -v redis-server >/dev/null && exit

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "==> Installing Redis with apt-get"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update && apt-get install -y --no-install-recommends redis-server
    command -v redis-server >/dev/null && exit
fi

echo "NOTICE: there is no redis-server, so rooms in a Redis are not tested" \
    "(Debian: sudo apt-get install redis-server; macOS: brew install redis)"
