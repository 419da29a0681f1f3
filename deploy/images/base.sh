#!/bin/sh
# Makes the image that all others build on, from Debian's packages alone: deploy/images/base.sh [--force]
set -eu
cd "$(dirname "$0")"
suite=${SLIPWAY_DEBIAN:-trixie}
mirror=${SLIPWAY_MIRROR:-http://deb.debian.org/debian}

if [ "${1:-}" != --force ] && docker image inspect slipway/base >/dev/null 2>&1; then
  echo "slipway/base is there already; --force makes it anew."
  exit 0
fi
for program in debootstrap docker; do
  command -v "$program" >/dev/null || { echo "$program is missing: apt-get install debootstrap docker.io" >&2; exit 1; }
done
[ "$(id -u)" = 0 ] || { echo "debootstrap needs root; run this with sudo" >&2; exit 1; }

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
debootstrap --variant=minbase "$suite" "$root" "$mirror"
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
tar -C "$root" -c . | docker import - "slipway/debian:$suite"
docker build --network=host --build-arg "DEBIAN=slipway/debian:$suite" -t slipway/base base
