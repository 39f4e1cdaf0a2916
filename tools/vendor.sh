#!/bin/sh
# Fetch the small build of Plotly that belongs to the installed plotly package; needs npm and tar.
set -eu

VERSION=$(.venv/bin/python -c "from plotly.offline import get_plotlyjs_version as v; print(v())")
PLACE=$(mktemp -d)
trap 'rm -r "$PLACE"' EXIT
npm pack --silent --pack-destination "$PLACE" "plotly.js-cartesian-dist-min@$VERSION" >/dev/null
tar -xzf "$PLACE"/*.tgz -C "$PLACE"
cp "$PLACE/package/plotly-cartesian.min.js" "$PLACE/package/LICENSE" ui/vendor/
