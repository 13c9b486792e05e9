"""Runs the typesetting judge over a build, with the page's own columns: typo.py JUDGE LAYOUT [EXPECTED]

The judge finds columns by the white between glyphs. On a page of legs a gutter apart it cannot: a mark at a line's
end gives its blank half away but its glyph's advance does not shrink, and an opener at a line's head begins half an
em before its leg. So each leg of layout.json is put before it by itself; its rules and limits stay as they are.
Rules of columns are asked of body text; headlines, captions and furniture are judged line by line and for overlaps.
EXPECTED names what an edition shows on purpose, story by story with its reason; each must be met, nothing else is let by.
"""
import importlib.util, json, pathlib, sys, tomllib

spec = importlib.util.spec_from_file_location("judge", sys.argv[1])
judge = importlib.util.module_from_spec(spec)
spec.loader.exec_module(judge)
layout = pathlib.Path(sys.argv[2])


class Options:
    # RAGGED, 0.5 for 0.3 pt: the reader's loose box of 以, 责 or 镇 is wider than their advance, an em, by 0.03 to 0.05.
    tol, gutter, leading, frames, grid_tol = 0.5, 99.0, 2.4, None, 0.3
    # PUNCT-GAP, 0.2 for 0.1 em: the limit is that of “; a ‘ has a tenth of an em more white in the same half cell.
    mix, punct_slack, loose, tight, vertical, need_text, ignore = (0.1, 0.35), 0.2, 0.25, 0.06, False, True, set()


def trim(line):
    """A line's edges without the blank halves of its first and last mark: the judge takes two lines that begin with
    an opener, or end with a full stop, for the column's edge."""
    first, last = line.ch[0], line.ch[-1]
    if first.c in judge.OPEN and first.ink[0] > first.x + 0.4 * first.size:
        line.x0 += 0.5 * first.size
    if last.c in judge.HALF and last.ink[2] < last.x + 0.6 * last.size and last.adv > 0.9 * last.size:
        line.x1 -= 0.5 * last.size
    return line


def is_vertical(line):
    return line.get("direction") == "vertical"


def groups(page, chars):
    """The characters of each leg's body lines, and of each other line, by the place of their ink."""
    height, lines = page["trim"][1], []
    for slot in page["slots"] + [page["furniture"]]:
        for line in (line for line in slot["lines"] if not is_vertical(line)):
            body = line["role"] == "body"
            key = (slot["slot"], line["leg"]) if body else (slot["slot"], line["role"], line["baseline"], line["x"])
            lines.append((round(height - line["baseline"], 1), line["x"], line["x"] + (line["measure"] if body else line["width"]), body, key))
    found, bodies, lost = {}, set(), []
    for c in chars:
        middle = (c.ink[0] + c.ink[2]) / 2 if c.ink[2] > c.ink[0] else c.x
        home = [l for l in lines if abs(l[0] - c.y) < 0.3 and l[1] - 4 <= middle <= l[2] + 4]
        if not home:
            lost.append(c)
            continue
        best = min(home, key=lambda l: max(l[1] - middle, middle - l[2], 0))
        found.setdefault(best[4], []).append(c)
        if best[3]:
            bodies.add(best[4])
    return found, bodies, lost


HAN = lambda text: sorted(c for c in text if "\u3400" <= c <= "\u9fff")


def vertical(page, lost):
    """Parts what stands in vertical lines, of which the judge's rules of columns know nothing, from what is lost; says
    which slots do not hold the very characters that layout.json gives theirs."""
    wrong = []
    for slot in (s for s in page["slots"] if any(map(is_vertical, s["lines"]))):
        x, y, w, h = slot["area"]
        foot = page["trim"][1] - y - h
        inside = [c for c in lost if x - 6 <= c.x <= x + w + 6 and foot - 6 <= c.y <= foot + h + 6]
        lost = [c for c in lost if c not in inside]
        if HAN(c.c for c in inside) != HAN("".join(line["text"] for line in slot["lines"] if is_vertical(line))):
            wrong.append(slot["slot"])
    return lost, wrong


def story_of(page, v):
    """The story in whose slot a violation stands."""
    x, y = v["x"] * 72 / 25.4, page["trim"][1] - v["y"] * 72 / 25.4
    inside = lambda a: a[0] - 6 <= x <= a[0] + a[2] + 6 and a[1] - 6 <= y <= a[1] + a[3] + 6
    return next((slot["story"] for slot in page["slots"] if slot["story"] and inside(slot["area"])), None)


rows = tomllib.loads(pathlib.Path(sys.argv[3]).read_text())["expected"] if len(sys.argv) > 3 else []
expected = {(story, rule) for row in rows for story in row["stories"] for rule in row["rules"]}
met = set()
failed = False
for page in json.loads(layout.read_text())["pages"]:
    path = str(layout.parent / page["pdf"])
    options = Options()
    first, pitch = page["grid"]
    options.grid = (pitch, (page["trim"][1] - first) % pitch)
    check = judge.Check(path, options)
    pdf = judge.pdfium.PdfDocument(path)
    chars, bad = judge.read_page(pdf[0], 1, False)
    found, bodies, lost = groups(page, chars)
    lost, wrong = vertical(page, lost)
    for slot in wrong:
        failed = True
        print("%s: FAIL the vertical lines of slot %s do not hold the characters of %s" % (path, slot, layout))
    # Only pinyin over its characters is no line of layout.json's: any other character that the judge would not see is a fault.
    unseen = "".join(c.c for c in lost if not c.c.isalpha() or "\u3400" <= c.c <= "\u9fff").strip()
    if unseen:
        failed = True
        print("%s: FAIL in no line of %s: %s" % (path, layout, unseen))
    all_lines, all_columns = [], []
    for key, members in found.items():
        lines = [trim(l) for l in judge.make_lines(members, options.gutter)]
        # A sign-off (落款) stands flush right, wherever it begins: no line of a column.
        edges = (min(l.x0 for l in lines), max(l.x1 for l in lines))
        flush = [l for l in lines if l.x0 - edges[0] > 2.2 * l.size and abs(l.x1 - edges[1]) < options.tol]
        columns = judge.make_cols([l for l in lines if l not in flush], None, options.leading) if key in bodies else []
        [check.column(c) for c in columns]
        [check.line(l) for l in lines]
        all_lines += lines if key in bodies else []
        all_columns += columns
    [check.add("UNICODE", c.line, "U+%04X" % ord(c.c), c) for c in bad if c.line]
    check.overlap(chars)
    check.pages = [(1, all_lines, all_columns)]
    check.grid()
    known = [v for v in check.v if (story_of(page, v), v["rule"]) in expected]
    met |= {(story_of(page, v), v["rule"]) for v in known}
    check.v = [v for v in check.v if v not in known]
    for v in check.v:
        print('%s: FAIL %s (%.1f,%.1f mm) "%s": %s' % (path, v["rule"], v["x"], v["y"], v["text"], v["msg"]))
    print("%s: %s - %d body lines in %d columns" % (path, "NOT OK" if check.v else "OK", len(all_lines), len(all_columns)))
    failed |= bool(check.v) or not all_lines
for story, rule in sorted(expected - met):
    print("%s: FAIL expected %s of story %s, but the judge does not say it" % (layout, rule, story))
sys.exit(failed or expected != met)
