"""Runs the typesetting judge over each page of a build, with the page's own columns and grid: typo.py JUDGE LAYOUT"""
import json, pathlib, subprocess, sys

judge, layout = sys.argv[1], pathlib.Path(sys.argv[2])
failed = False
for page in json.loads(layout.read_text())["pages"]:
    pdf = layout.parent / page["pdf"]
    height = page["trim"][1]
    first, pitch = page["grid"]
    offset = (height - first) % pitch
    # The page may have a bleed: the judge counts from the bottom of the media box.
    run = subprocess.run([sys.executable, judge, "--need-text", "--grid", f"{pitch},{offset:.3f}", str(pdf)], text=True, capture_output=True)
    print(run.stdout[-6000:], end="")
    failed |= run.returncode != 0
sys.exit(failed)
