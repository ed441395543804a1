#!/usr/bin/env bash
# Builds the images of all parts. Usage: deploy/images.sh REGISTRY VERSION [--with-stand-ins]
set -euo pipefail
cd "$(dirname "$0")/.."
registry=${1:?usage: $0 REGISTRY VERSION [--with-stand-ins]}
version=${2:?usage: $0 REGISTRY VERSION [--with-stand-ins]}
./ptsdly build
build() { docker build --quiet --tag "$registry/$2:$version" "$1" >/dev/null && echo "image $registry/$2:$version"; }
for part in gateway-service user-service aim-service url-service media-service frontend; do build "$part" "$part"; done
if [ "${3:-}" = --with-stand-ins ]; then build local stand-ins; fi
