#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds RegimeScope and starts it; arguments go to the program. Installs what is missing.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
build=${REGIME_BUILD_DIR:-$root/build}

sh "$root/app/install-packages.sh" build
echo "Building RegimeScope in $build" >&2
[ -f "$build/build.ninja" ] || cmake -S "$root" -B "$build" -G Ninja >&2
cmake --build "$build" --target regimescope >&2
exec "$build/bin/regimescope" "$@"
