#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds everything and runs all tests. Installs what is missing; GUI tests get their own X server.
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
build=${REGIME_BUILD_DIR:-$root/build}

sh "$root/app/install-packages.sh" test
echo "Building RegimeScope and its tests in $build"
if [ -n "${CI:-}" ]; then
    # Where every change is built, a warning is an error; another's compiler may know other ones.
    cmake -S "$root" -B "$build" -G Ninja -DREGIME_WERROR=ON
elif [ ! -f "$build/build.ninja" ]; then
    cmake -S "$root" -B "$build" -G Ninja
fi
cmake --build "$build"

echo "Running the tests"
export LC_ALL=C.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
# A server that starts anew when its last client has gone is not there for the next one at once.
exec xvfb-run -a -s "-screen 0 1920x1200x24 -nolisten tcp -noreset" \
    ctest --test-dir "$build" --output-on-failure --parallel 2 "$@"
