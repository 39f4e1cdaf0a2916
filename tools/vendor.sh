#!/bin/sh
# Fetch the small build of Plotly that belongs to the installed plotly package, and take the part of
# Streamlit's icon font that is used; needs npm, tar, and what `make setup-dev` installs.
set -eu

VERSION=$(.venv/bin/python -c "from plotly.offline import get_plotlyjs_version as v; print(v())")
PLACE=$(mktemp -d)
trap 'rm -r "$PLACE"' EXIT
npm pack --silent --pack-destination "$PLACE" "plotly.js-cartesian-dist-min@$VERSION" >/dev/null
tar -xzf "$PLACE"/*.tgz -C "$PLACE"
cp "$PLACE/package/plotly-cartesian.min.js" ui/vendor/
cp "$PLACE/package/LICENSE" ui/vendor/LICENSE-plotly
rm -f ui/vendor/MaterialSymbols-*
.venv/bin/python tools/icons.py
