#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The worked example of the README: walks both models through two files of real candles, reviews what
# they said, and takes the pictures. Needs an X server (or xvfb-run in front).
# usage: workedexample.sh DIR OUT    DIR has XDGUSD_5m_2024H2.csv and XBTUSD_1m_202303.csv
set -eu
candles=${1:?usage: workedexample.sh DIR OUT}
out=${2:?usage: workedexample.sh DIR OUT}
program=$(dirname "$0")/../../build/bin/regimescope
mkdir -p "$out"

# example NAME PAIR MINUTES
example() {
    set -- "$1" --data-dir "$out/$1" --pair "$2" --interval "$3"
    name=$1
    shift
    "$program" "$@" import "$candles/$name.csv" >"$out/$name.import.json"
    "$program" "$@" replay --csv "$candles/$name.csv" --out "$out/$name.csv" --retrain-every 1440
    "$program" "$@" review --ledger replay --json >"$out/$name.json"
    "$program" "$@" snapshot --page review --size 1440x900 --out "$out/$name.png"
}
example XDGUSD_5m_2024H2 XDGUSD 5
example XBTUSD_1m_202303 XBTUSD 1
