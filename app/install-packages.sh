#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Sees to it that a Debian 12 machine has what RegimeScope needs: `install-packages.sh build` for
# building and running, `install-packages.sh test` for the tests too. Installs what is missing as
# root or through sudo; without either it prints the one line to run and ends with 1.
set -eu

packages="ca-certificates gzip cmake ninja-build g++ ccache libeigen3-dev libgl-dev libsqlite3-dev libxcb1-dev pkgconf
    qt6-base-dev qt6-declarative-dev qt6-charts-dev qt6-svg-dev qt6-httpserver-dev qt6-websockets-dev
    qt6-shadertools-dev qt6-shader-baker qt6-l10n-tools qt6-tools-dev libqt6sql6-sqlite libqt6sql6-psql libqt6svg6
    qml6-module-qtcharts qml6-module-qtqml qml6-module-qtqml-models
    qml6-module-qtqml-workerscript qml6-module-qtquick qml6-module-qtquick-controls
    qml6-module-qtquick-layouts qml6-module-qtquick-shapes qml6-module-qtquick-templates
    qml6-module-qtquick-window libgl1-mesa-dri"
[ "${1:-build}" = test ] && packages="$packages xvfb xauth dbus-daemon appstream binutils desktop-file-utils python3
    python3-jsonschema postgresql postgresql-common systemd"

missing=""
for package in $packages; do
    case $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) in
    installed) ;;
    *) missing="$missing $package" ;;
    esac
done
[ -n "$missing" ] || exit 0

echo "These packages are missing:$missing" >&2
install="apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    sh -c "$install" >&2
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    sudo sh -c "$install" >&2
else
    echo "An administrator has to install them. Run this line as root:" >&2
    echo "  $install" >&2
    exit 1
fi
