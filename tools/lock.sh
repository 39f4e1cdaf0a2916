#!/bin/sh
# Compile requirements*.in for Linux and macOS and every supported Python at once.
# Arguments go to `uv pip compile`: --upgrade, or --upgrade-package NAME.
set -eu

# Apart from .venv, which holds what the locked files say and nothing else.
[ -x .venv-lock/bin/uv ] || {
    "$(sh tools/find-python.sh)" -m venv .venv-lock
    .venv-lock/bin/python -m pip install --disable-pip-version-check uv
}

# The development file is constrained by the first, so this order matters.
for name in requirements requirements-dev; do
    echo "==> Compiling $name.txt"
    .venv-lock/bin/uv pip compile --no-config --quiet --universal --python-version 3.11 \
        --fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" --output-file "$name.txt" "$@" "$name.in"
done
