#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every string of the interface has its German words: prints those that have none, and ends with 1.
# usage: translations.sh SOURCE_DIR LUPDATE
set -eu
root=${1:?usage: translations.sh SOURCE_DIR LUPDATE}
lupdate=${2:?usage: translations.sh SOURCE_DIR LUPDATE}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp "$root/resources/translations/regimescope_de.ts" "$folder/now.ts"
cd "$root"
"$lupdate" -silent -I . -locations none -no-obsolete app core ui -ts "$folder/now.ts" 2>"$folder/said" ||
    { cat "$folder/said"; exit 1; }
# What lupdate could not read would be missing without a word.
if grep -E 'unknown namespace/class|lacks Q_OBJECT|without context|error' "$folder/said"; then
    echo "FAIL: strings that no translation can reach (above)"
    exit 1
fi

strings=$(grep -c '<source>' "$folder/now.ts")
missing=$(grep -c 'type="unfinished"' "$folder/now.ts" || true)
[ "$missing" = 0 ] && { echo "all $strings strings have their German words"; exit 0; }
grep -B3 'type="unfinished"' "$folder/now.ts" | sed -n 's/.*<source>\(.*\)<\/source>.*/  \1/p'
echo "FAIL: $missing of $strings strings have no German words; add them to" \
    "resources/translations/regimescope_de.ts (target update_translations puts their sources there)"
exit 1
