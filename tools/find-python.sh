#!/bin/sh
# Print the path of a Python that can make the virtual environment; PYTHON overrides the search.
set -u

# A virtual environment's Python may be the one about to be rebuilt, so its base is named.
usable='import sys; assert sys.version_info >= (3, 11); print(sys._base_executable)'
without_venv=

if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3.13 python3.12 python3.11 python3.14 python3 python
fi

for name in "$@"; do
    path=$("$name" -c "$usable" 2>/dev/null) || continue
    # Debian ships venv without ensurepip, its half that python3-venv brings.
    if "$path" -c 'import ensurepip, venv' 2>/dev/null; then
        printf '%s\n' "$path"
        exit 0
    fi
    without_venv=${without_venv:-$name}
done

if [ -n "$without_venv" ]; then
    echo "$without_venv has no venv module; install python3-venv: apt-get install python3-venv" >&2
else
    echo "Python 3.11 or newer is needed and none was found (tried: $*); install it" \
        "(Debian: apt-get install python3 python3-venv; macOS: brew install python@3.13)," \
        "or name one: make PYTHON=/path/to/python3" >&2
fi
exit 1
