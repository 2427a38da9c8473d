#!/usr/bin/env python3
"""Makes the two embedded fonts from Debian's fonts-inter; needs python3-fonttools. Run: subset.py <folder with Inter-*.otf>"""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x391, 0x3C9), (0x2010, 0x2026), (0x2030, 0x2033), (0x2070, 0x209C), (0x20AC, 0x20AC),
          (0x2190, 0x2193), (0x2202, 0x2265), (0x25A0, 0x25CF), (0x2713, 0x2717)]
WANTED = {c for first, last in RANGES for c in range(first, last + 1)}
for weight in ("Regular", "SemiBold"):
    font = TTFont(f"{sys.argv[1]}/Inter-{weight}.otf")
    tabular = {s: t for lookup in font["GSUB"].table.FeatureList.FeatureRecord if lookup.FeatureTag == "tnum"
               for index in lookup.Feature.LookupListIndex
               for table in font["GSUB"].table.LookupList.Lookup[index].SubTable
               for s, t in (table.ExtSubTable if hasattr(table, "ExtSubTable") else table).mapping.items()}
    for table in font["cmap"].tables:                                 # digits of one width, so that columns of numbers align
        for c in range(0x30, 0x3A):
            if c in table.cmap:
                table.cmap[c] = tabular.get(table.cmap[c], table.cmap[c])
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=WANTED)
    subsetter.subset(font)
    for name in font["name"].names:
        text = {1: "Larmor Sans", 2: weight, 3: f"Larmor Sans {weight}, subset of {name}", 4: f"Larmor Sans {weight}",
                6: f"LarmorSans-{weight}"}.get(name.nameID)
        if text:
            name.string = text
    font["head"].modified = font["head"].created                      # the same bytes on every run
    font.recalcTimestamp = False
    font.save(f"LarmorSans-{weight}.otf")
