#!/bin/sh
# Print the path of a Chromium for the tests, getting one if there is none; an empty line stands
# for Playwright's own. CHROMIUM overrides the search. All but the path goes to stderr.
set -u

runs() {
    "$1" --version >/dev/null 2>&1
}

installed() {
    for name in chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "${HOME:-}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        path=$(command -v "$name") && runs "$path" && printf '%s\n' "$path" && return
    done
    return 1
}

# A launch, because a downloaded browser may still lack system libraries.
playwright_launches() {
    .venv/bin/python - 2>/dev/null <<'PY' && echo
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    playwright.chromium.launch().close()
PY
}

if [ -n "${CHROMIUM:-}" ]; then
    runs "$CHROMIUM" && printf '%s\n' "$CHROMIUM" && exit
    echo "CHROMIUM=$CHROMIUM does not run" >&2
    exit 1
fi

installed && exit
playwright_launches && exit

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "==> Installing Chromium with apt-get" >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk; } >&2
    installed && exit
fi

echo "==> Installing Playwright's Chromium" >&2
.venv/bin/python -m playwright install chromium >&2
playwright_launches && exit

echo "The tests need a browser and none could be installed; install one" \
    "(Debian: sudo apt-get install chromium fonts-noto-cjk; macOS: brew install --cask chromium)," \
    "or name one: make test CHROMIUM=/path/to/chromium" >&2
exit 1
