// A headline's lines: as they are set, with a break put in or taken out, and written with / between them.

import { desk } from "./desk.js";

const bare = (text) => text.replace(/\s+/gu, "");

// The lines as they are set.
const setLines = (slot) => desk.view.lines.filter((l) => l.slot === slot && l.breaks);
export const linesOf = (slot) => setLines(slot).map((l) => l.text.trim());

// The place for a break that is nearest: characters before it, and how far right it is.
export const nearest = (line, x) => line.breaks.reduce((a, b) => (Math.abs(b[1] - x) < Math.abs(a[1] - x) ? b : a));

// The copy in lines that end after so many letters each; a space stays where no line ends.
function inLines(copy, ends) {
  const lines = [""];
  let letters = 0;
  for (const char of copy) {
    const isSpace = /\s/u.test(char);
    if (!isSpace && ends.has(letters) && letters > 0 && lines.at(-1) !== "") { ends.delete(letters); lines.push(""); }
    if (!isSpace || lines.at(-1) !== "") lines[lines.length - 1] += char;
    if (!isSpace) letters += char.length;
  }
  return lines.map((l) => l.trim());
}

// The edit that gives a headline lines which end after so many letters.
function edit(slot, ends) {
  const { story, headline: was } = desk.view.slots[slot], now = inLines(was.join(" "), ends);
  return was.join("\n") === now.join("\n") ? null : { do: "break", story, was, now };
}

// After how many letters each line but the last ends.
function endsOf(lines) {
  let letters = 0;
  return new Set(lines.slice(0, -1).map((l) => (letters += bare(l).length)));
}

// A break put where none is, or taken out where one is.
export function broken(slot, line, [x]) {
  const all = setLines(slot), ends = endsOf(all.map((l) => l.text));
  const before = bare(all.slice(0, all.indexOf(line)).map((l) => l.text).join("")).length;
  const [place] = nearest(line, x);
  const at = before + bare(line.text.slice(0, place)).length, total = bare(all.map((l) => l.text).join("")).length;
  if (at <= 0 || at >= total) return null;
  if (ends.has(at)) ends.delete(at); else ends.add(at);
  return edit(slot, ends);
}

// As a person writes it, with / for a break; the program breaks a headline that has none.
export function written(slot, text) {
  return edit(slot, endsOf(text.split("/")));
}
