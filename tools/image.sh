#!/bin/sh
# Build the image of the Dockerfile and try it: `make image-test`. What is missing on Debian is
# installed, if root asks; elsewhere, and where containers cannot be built, a notice says so.
set -eu

export STORAGE_DRIVER="${STORAGE_DRIVER:-vfs}" BUILDAH_ISOLATION="${BUILDAH_ISOLATION:-chroot}"
IMAGE=localhost/logit-lab
BASE=docker.io/library/$(sed -n 's/^FROM //p' Dockerfile)

notice() {
    echo "==> The image is not tried: $*" >&2
    exit 0
}

tools_are_there() {
    for tool in buildah podman runc debootstrap nsenter; do
        command -v "$tool" >/dev/null || return 1
    done
}

registry_answers() {
    .venv/bin/python - <<'PY' 2>/dev/null
import urllib.error, urllib.request
try:
    urllib.request.urlopen("https://registry-1.docker.io/v2/", timeout=5)
except urllib.error.HTTPError as answer:
    raise SystemExit(answer.code != 401)
PY
}

# A Debian with Python as the real base has it, and with the certificates that this machine trusts.
make_stand_in() {
    place=$(mktemp -d)
    trap 'rm -rf "$place"' EXIT
    echo "==> The registry cannot be reached: making a stand-in for $BASE"
    debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates \
        "${BASE##*-}" "$place/root" >"$place/log" 2>&1 \
        || { tail -3 "$place/log" >&2; notice "no Debian to build on can be had"; }
    cp -L /etc/ssl/certs/ca-certificates.crt "$place/root/etc/ssl/certs/"
    cat >"$place/Dockerfile" <<'STANDIN'
FROM scratch
ADD root /
RUN python3 -m venv /opt/python
ENV PATH=/opt/python/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
STANDIN
    buildah bud --format docker --tag "$BASE" "$place" >"$place/log" 2>&1 \
        || { tail -3 "$place/log" >&2; exit 1; }
}

[ "$(uname)" = Linux ] || notice "it is tried on Linux alone"
[ "$(id -u)" = 0 ] || notice "that needs root"
if ! tools_are_there; then
    command -v apt-get >/dev/null || notice "that needs buildah, podman, runc and debootstrap"
    echo "==> Installing what builds and runs containers"
    export DEBIAN_FRONTEND=noninteractive
    # With what they recommend: the network that compose.yaml publishes its port by.
    { apt-get update && apt-get install -y buildah podman runc debootstrap util-linux; } >&2 || true
    tools_are_there || notice "buildah, podman, runc or debootstrap could not be installed"
fi

if registry_answers; then
    buildah pull --quiet "$BASE"
else
    buildah inspect --type image "$BASE" >/dev/null 2>&1 || make_stand_in
fi
echo "==> Building $IMAGE"
buildah bud --layers --network host --pull-never --format docker --tag "$IMAGE" .
CHROMIUM_PATH=$(sh tools/find-browser.sh)
export CHROMIUM_PATH LOGIT_LAB_IMAGE=$IMAGE LOGIT_LAB_BASE=$BASE
.venv/bin/python -m pytest -p no:cacheprovider tests/image "$@"
