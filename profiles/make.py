#!/usr/bin/env python3
"""Makes CGATS21_CRPC1_V2.icc.z, the zlib stream that every PDF embeds as it is, from the profile.

    python3 profiles/make.py CGATS21_CRPC1_V2.icc

The profile comes from the ICC's registry (http://www.color.org/registry/CGATS21_CRPC1.xalter); see
CGATS21_CRPC1_V2.txt for its licence. The separations beside it (CGATS21_CRPC1_V2.lut) are made from that
stream by the code that uses them:

    PAIBAN_MAKE_SEPARATIONS=1 cargo test --lib shipped_separations
"""
import pathlib
import sys
import zlib

profile = pathlib.Path(sys.argv[1]).read_bytes()
out = pathlib.Path(__file__).with_name("CGATS21_CRPC1_V2.icc.z")
out.write_bytes(zlib.compress(profile, 9))
print(out, len(profile), "->", out.stat().st_size)
