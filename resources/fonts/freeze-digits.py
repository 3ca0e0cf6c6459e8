#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the interface's font out of Inter: digits of one width by default, Latin only, a name of
its own.

Qt 6.4 cannot switch OpenType features on, and Inter's default digits are proportional, so numbers
that change would dance. This maps digits and signs to the glyphs of the feature `tnum` for good.
Run it where Debian's fonts-inter and python3-fonttools are installed:

    resources/fonts/freeze-digits.py [SOURCE_DIR]
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Regime Sans"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
FROZEN = "0123456789+-\u2212"
# Basic Latin, Latin-1, Latin Extended-A, and the signs the interface writes.
KEPT = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x2009, 0x202F, 0x2013, 0x2014, 0x2018, 0x2019,
        0x201C, 0x201D, 0x2022, 0x2026, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2264, 0x2265,
        0x00D7, 0x2030]


def tabular_glyphs(font):
    """Glyph name -> glyph name of the feature tnum."""
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord
               if record.FeatureTag == "tnum" for index in record.Feature.LookupListIndex}
    mapping = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(part, "ExtSubTable", part).mapping)
    return mapping


def freeze(font):
    mapping = tabular_glyphs(font)
    missing = [sign for sign in "0123456789" if font.getBestCmap()[ord(sign)] not in mapping]
    if missing:
        sys.exit(f"the font has no tabular form of {' '.join(missing)}")
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            if chr(code) in FROZEN and glyph in mapping:
                table.cmap[code] = mapping[glyph]
    # Version 4.0 beta 7 draws its tabular 4 five units narrower than the other digits.
    metrics, glyphs = font["hmtx"].metrics, [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    widest = max(metrics[glyph][0] for glyph in glyphs)
    for glyph in glyphs:
        metrics[glyph] = (widest, metrics[glyph][1])


def rename(font, weight):
    post_script = f"{FAMILY.replace(' ', '')}-{weight}"
    plain = weight in ("Regular", "Bold")
    names = {1: FAMILY if plain else f"{FAMILY} {weight}", 2: weight if plain else "Regular",
             3: f"{post_script};tabular digits", 4: f"{FAMILY} {weight}", 6: post_script,
             16: FAMILY, 17: weight}
    table = font["name"]
    kept = [record for record in table.names if record.nameID in (0, 5, 13, 14)]
    table.names = kept
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        top = font["CFF "].cff
        top.fontNames = [post_script]
        top.topDictIndex[0].FamilyName = FAMILY
        top.topDictIndex[0].FullName = f"{FAMILY} {weight}"
        top.topDictIndex[0].Weight = weight


def main():
    source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter")
    target = pathlib.Path(__file__).resolve().parent
    for weight in WEIGHTS:
        font = TTFont(source / f"Inter-{weight}.otf")
        freeze(font)
        options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"],
                                 name_IDs=["*"], notdef_outline=True, hinting=True)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=KEPT)
        subsetter.subset(font)
        rename(font, weight)
        font.save(target / f"RegimeSans-{weight}.otf")


if __name__ == "__main__":
    main()
