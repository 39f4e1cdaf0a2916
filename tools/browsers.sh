#!/bin/sh
# See that Firefox and WebKit are there for the walk through all scenes; where they cannot be had, it
# is skipped for those that are missing, which is said here and by each of its tests.
set -u

missing() {
    command -v firefox-esr >/dev/null || command -v firefox >/dev/null || printf 'firefox-esr '
    command -v WebKitWebDriver >/dev/null || printf 'webkit2gtk-driver '
    command -v Xvfb >/dev/null || printf 'xvfb '
}

[ -n "$(missing)" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "==> Installing $(missing)with apt-get"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2046  # a list of packages
    apt-get update && apt-get install -y --no-install-recommends $(missing)
    [ -n "$(missing)" ] || exit 0
fi

echo "NOTICE: not all browsers are there, so the walk through all scenes is not tried in each" \
    "(Debian: sudo apt-get install $(missing))"
