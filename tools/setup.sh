#!/bin/sh
# Make .venv hold what requirements.txt says and, after `setup.sh dev`, requirements-dev.txt too.
# A stamp is written last and named after the files' contents and the folder's path, so that
# a broken, half-built, outdated or moved .venv is noticed and built again.
set -eu

stamp() {
    sum=$({ pwd; cat "$@"; } | cksum | tr ' ' -)
    printf '%s\n' ".venv/.ready-$sum"
}

install_locked() {
    echo "==> Installing $1"
    .venv/bin/python -m pip install --no-input --disable-pip-version-check \
        --require-hashes -r "$1"
}

run=$(stamp requirements.txt)
if [ ! -e "$run" ] || ! .venv/bin/python -c '' 2>/dev/null; then
    python=$(sh tools/find-python.sh)
    echo "==> Creating .venv with $("$python" --version) ($python)"
    rm -rf .venv
    "$python" -m venv .venv
    install_locked requirements.txt
    : >"$run"
fi

[ "${1:-}" = dev ] || exit 0

dev=$(stamp requirements.txt requirements-dev.txt)
if [ ! -e "$dev" ]; then
    # Without its stamp an environment whose installation is interrupted here counts as broken.
    rm -f .venv/.ready-*
    install_locked requirements-dev.txt
    : >"$run"
    : >"$dev"
fi
