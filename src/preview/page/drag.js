// Pointers on the page: edges, slots and stories are dragged, holes cut, breaks and focal points clicked.

import { areaOf, cellAt, cellsOf, cut, drawn, edgeAt, edgesWith, format, moved } from "./cells.js";
import { chosenSlot, desk, isHere, on } from "./desk.js";
import { act, cameWords, exchange, hint, leave, place, refusal, slotWords, tryOut } from "./hands.js";
import { broken, nearest } from "./headline.js";
import { choose } from "./inspector.js";
import { box, by, mark } from "./parts.js";
import { at, size } from "./view.js";

// So near an edge, and so far from where it was pressed, in the screen's pixels.
const [NEAR, FAR] = [6, 4];
const SIDES = { c0: "ew-resize", c1: "ew-resize", r0: "ns-resize", r1: "ns-resize" };
const px = (n) => n / size().scale;

const inside = ([l, t, w, h], [x, y]) => x >= l && x <= l + w && y >= t && y <= t + h;
const slotAt = (point) => desk.view.slots.findIndex((slot) => slot.areas.some((a) => inside(a, point)));
const isChosen = (index) => chosenSlot() === index;

// What a point takes hold of.
function hold(point, event) {
  const slot = slotAt(point), edge = edgeOf(point), tag = desk.view.slots.findIndex((s) => tagOf(s).some((a) => inside(a, point)));
  if (event.altKey && slot >= 0) return { kind: "hole", slot, cursor: "crosshair" };
  if (tag >= 0) return { kind: "move", slot: tag, cursor: "move" };
  const picture = desk.view.pictures.find((p) => inside(p.area, point)), foot = pictureFoot(point);
  if (foot) return { kind: "rows", picture: foot, slot: foot.slot, cursor: "row-resize" };
  if (edge) return edge;
  if (slot < 0) return null;
  if (isChosen(slot)) {
    const line = desk.view.lines.find((l) => l.slot === slot && l.breaks && inside(l.area, point));
    if (line) return { kind: "break", slot, line, cursor: "text" };
    if (picture) return { kind: "focus", slot, picture, cursor: "crosshair" };
  }
  return { kind: "story", slot, cursor: desk.view.slots[slot].story ? "grab" : "default" };
}

// The chosen slot's edges come first, where two meet.
function edgeOf(point) {
  const order = desk.view.slots.map((_, i) => i).sort((a, b) => isChosen(b) - isChosen(a));
  for (const slot of order) for (const [part, a] of desk.view.slots[slot].areas.entries()) {
    const [l, t, w, h] = a, [x, y] = point, near = px(NEAR);
    const along = { c0: y, c1: y, r0: x, r1: x };
    const ends = { c0: [t, t + h], c1: [t, t + h], r0: [l, l + w], r1: [l, l + w] };
    const off = { c0: x - l, c1: x - l - w, r0: y - t, r1: y - t - h };
    const side = Object.keys(SIDES).find((s) => Math.abs(off[s]) <= near && along[s] >= ends[s][0] && along[s] <= ends[s][1]);
    if (side) return { kind: "edge", slot, part, side, cursor: SIDES[side] };
  }
  return null;
}
const pictureFoot = ([x, y]) => desk.view.pictures.find(({ slot, area: [l, t, w, h] }) =>
  isChosen(slot) && x > l && x < l + w && Math.abs(y - t - h) <= px(NEAR));

// A slot's name, in its corner: by it the slot is moved.
const LETTER = 11;
function tagOf({ name, areas: [a] }) {
  const wide = [...name].reduce((sum, char) => sum + (char < "\u2e80" ? 0.66 : 1), 0.9);
  return a ? [[a[0], a[1], px(LETTER * wide), px(LETTER * 1.5)]] : [];
}

// The edit that gives slots other areas; none where nothing changes.
function shaped(next) {
  const slots = desk.view.slots.map((s, i) => ({ slot: s.name, was: s.cells, now: next[i].map(format) }))
    .filter(({ was, now }) => was.join() !== now.join());
  return slots.length ? { do: "shape", page: desk.number, slots } : null;
}
const all = () => desk.view.slots.map(cellsOf);
// A slot as it would be, and as it is.
const ghost = (slot, cells) => ({ name: desk.view.slots[slot].name, areas: cells.map(areaOf) });
const there = (slot) => ({ name: desk.view.slots[slot].name, areas: desk.view.slots[slot].areas });
const only = (slot, cells) => all().map((c, i) => (i === slot ? cells : c));

// What dragging to a point would do: the edit, none where nothing changes, and what to show.
const DRAGS = {
  edge({ slot, part, side }, from, to, event) {
    const cells = all(), by_ = edgeAt(side, to) - cells[slot][part][side];
    const next = drawn(cells, edgesWith(cells, slot, part, side, event.shiftKey), by_), edit = shaped(next);
    const isShown = (i) => i === slot || edit?.slots.some((s) => s.slot === desk.view.slots[i].name);
    return { edit, ghosts: next.map((c, i) => ghost(i, c)).filter((_, i) => isShown(i)) };
  },
  move({ slot }, from, to) {
    const [a, b] = [cellAt(from), cellAt(to)], next = moved(all()[slot], b.c - a.c, b.r - a.r);
    return { edit: shaped(only(slot, next)), ghosts: [ghost(slot, next)] };
  },
  hole({ slot }, from, to) {
    const [a, b] = [cellAt(from), cellAt(to)];
    const hole = { c0: Math.min(a.c, b.c), c1: Math.max(a.c, b.c), r0: Math.min(a.r, b.r), r1: Math.max(a.r, b.r) };
    const next = cut(all()[slot], hole);
    return { edit: next.length ? shaped(only(slot, next)) : null, ghosts: [ghost(slot, next)] };
  },
  story({ slot }, from, to) {
    const { slots } = desk.view, other = slotAt(to);
    const isOther = slots[slot].story && other >= 0 && other !== slot && slots[other].takes;
    return { edit: isOther ? exchange(slots[slot], slots[other]) : null, ghosts: isOther ? [there(other), there(slot)] : [] };
  },
  rows({ picture }, from, to) {
    const { rows } = desk.view, [l, t, w] = picture.area, pitch = rows[1] - rows[0], em = rows.at(-1) - rows.at(-2);
    const now = Math.max(2, Math.round((to[1] - t - em) / pitch) + 1);
    const edit = { do: "rows", story: picture.story, picture: picture.number, was: picture.rows, now };
    return { edit, ghosts: [{ name: desk.view.slots[picture.slot].name, areas: [[l, t, w, (now - 1) * pitch + em]] }] };
  },
  waiting({ story }, from, to) {
    const slot = slotAt(to), target = desk.view.slots[slot];
    return { edit: target?.takes ? place(story, target) : null, ghosts: target?.takes ? [there(slot)] : [] };
  },
};

// What a click does, where it does more than choose.
const CLICKS = {
  break: ({ slot, line }, point) => broken(slot, line, point),
  focus({ picture }, [x, y]) {
    const [l, t, w, h] = picture.area, [left, top, wide, deep] = picture.seen;
    const now = [left + ((x - l) / w) * wide, top + ((y - t) / h) * deep].map(Math.round);
    return { do: "focus", story: picture.story, picture: picture.number, was: picture.focus, now };
  },
};

let drag = null, wasDragged = false;
export function begin(held, event) {
  event.target.setPointerCapture(event.pointerId); // beyond the window, too
  drag = { held, from: isHere() ? at(event) : null, start: [event.clientX, event.clientY], isFar: false, last: "" };
}

function press(event) {
  wasDragged = false;
  if (!desk.hands || !isHere() || event.button) return;
  const held = hold(at(event), event);
  if (held && held.kind in DRAGS) begin(held, event);
}

function move(event) {
  if (!desk.hands || !isHere()) return;
  if (!drag) return hover(event);
  drag.isFar ||= Math.hypot(event.clientX - drag.start[0], event.clientY - drag.start[1]) > FAR;
  if (!drag.isFar) return;
  const { edit, ghosts } = DRAGS[drag.held.kind](drag.held, drag.from, at(event), event);
  drag.edit = edit;
  const name = JSON.stringify(edit);
  if (name === drag.last) return;
  drag.last = name;
  show(ghosts);
  if (!edit) return leave();
  tryOut(edit, (came) => {
    if (drag?.last !== name) return;
    hint(came.isDone ? cameWords(came) : refusal(came));
    show(ghosts, came.isDone ? slotWords(came) : null);
  });
}

function release() {
  if (!drag) return;
  const { isFar, edit } = drag;
  wasDragged = isFar;
  drag = null;
  leave();
  show([]);
  if (isFar && edit) act(edit);
}

function cancel(event) {
  if (!drag || event.type === "keydown" && event.key !== "Escape") return;
  event.stopPropagation();
  drag = null;
  wasDragged = true;
  leave();
  show([]);
}

function hover(event) {
  const over = event.target === by("marks");
  const held = over ? hold(at(event), event) : null;
  by("marks").style.cursor = held?.cursor ?? "";
  show([]);
  if (held?.kind === "break") caret(held.line, at(event));
}

// Where the break would come.
function caret(line, [x]) {
  const [, to] = nearest(line, x), [, y, , h] = line.area;
  by("ghosts").replaceChildren(mark("path", { d: `M${to} ${y}v${h}`, class: "caret" }));
}

// Where slots would lie, and how their stories would fit; in red what cannot be done.
function show(ghosts, words = new Map()) {
  const kind = words ? "ghost" : "ghost wrong";
  const label = ({ name, areas: [[x, y]] }) => words?.has(name) ? [mark("text", { x: x + px(4), y: y + px(LETTER * 3), class: kind }, words.get(name))] : [];
  const shown = ghosts.filter(({ areas }) => areas.length);
  by("ghosts").replaceChildren(...shown.flatMap(({ areas }) => areas.map((a) => box(a, kind))), ...shown.flatMap(label));
}

function click(event) {
  if (!desk.hands || !isHere()) return;
  if (wasDragged) { wasDragged = false; event.stopImmediatePropagation(); return; }
  const held = hold(at(event), event), does = CLICKS[held?.kind];
  if (!does) {
    if (held?.kind === "move") { choose({ page: desk.number, slot: held.slot, line: null }); event.stopImmediatePropagation(); }
    return;
  }
  event.stopImmediatePropagation();
  const edit = does(held, at(event));
  if (edit) act(edit);
}

// While hands are on, slots have their names, the chosen one its edges, its pictures their focal points.
export function handles() {
  if (!desk.hands) return [];
  const names = desk.view.slots.flatMap((slot) => tagOf(slot).flatMap((a) =>
    [box(a, "tag"), mark("text", { x: a[0] + px(LETTER * 0.4), y: a[1] + px(LETTER * 1.1), class: "tag" }, slot.name)]));
  const outlines = desk.view.slots.flatMap(({ areas }, i) => areas.map((a) => box(a, isChosen(i) ? "held" : "holdable")));
  const points = desk.view.pictures.filter((p) => isChosen(p.slot)).map(({ area: [l, t, w, h], focus: [fx, fy], seen: [x, y, sw, sh] }) =>
    mark("circle", { cx: l + ((fx - x) / sw) * w, cy: t + ((fy - y) / sh) * h, r: px(6), class: "focus" }));
  return [...outlines, ...names, ...points];
}

by("marks").addEventListener("pointerdown", press);
document.addEventListener("pointermove", move);
document.addEventListener("pointerup", release);
document.addEventListener("keydown", cancel, true);
document.addEventListener("pointercancel", cancel);
by("marks").addEventListener("click", click, true);
on("hands page", () => {
  by("ghosts").replaceChildren();
  Object.assign(by("marks").style, { touchAction: desk.hands ? "none" : "", ...desk.hands ? {} : { cursor: "" } });
});
