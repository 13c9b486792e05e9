// The grid's arithmetic: columns and rows of areas, from zero, both ends within; where they lie on the page.

import { desk } from "./desk.js";

// "1-5 x 18-60" → { c0, c1, r0, r1 }, and back.
export function parse(words) {
  const [, c0, c1, r0, r1] = /^\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*[x×X]\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*$/.exec(words) ?? [];
  return c0 && { c0: c0 - 1, c1: (c1 ?? c0) - 1, r0: r0 - 1, r1: (r1 ?? r0) - 1 };
}
const range = (from, to) => (from === to ? `${from + 1}` : `${from + 1}-${to + 1}`);
export const format = ({ c0, c1, r0, r1 }) => `${range(c0, c1)} x ${range(r0, r1)}`;
export const cellsOf = (slot) => slot.cells.map(parse);

// How many columns and rows there are.
const counts = () => [desk.view.columns.length, desk.view.rows.length - 1];

// The rectangle of an area in pt, as slots have theirs.
export function areaOf({ c0, c1, r0, r1 }) {
  const { columns, rows } = desk.view, em = rows.at(-1) - rows.at(-2);
  return [columns[c0][0], rows[r0], columns[c1][1] - columns[c0][0], rows[r1] + em - rows[r0]];
}

// The cell under a point, or the nearest.
export function cellAt([x, y]) {
  const { columns, rows } = desk.view, after = (edges, at) => Math.max(0, edges.findLastIndex((edge) => edge <= at));
  return { c: after(columns.map(([left]) => left), x), r: Math.min(rows.length - 2, after(rows, y)) };
}

// The columns or rows that an edge nearest to a point would begin or end with.
export function edgeAt(side, [x, y]) {
  const { columns, rows } = desk.view;
  const nearest = (edges, at) => edges.reduce((best, edge, i) => (Math.abs(edge - at) < Math.abs(edges[best] - at) ? i : best), 0);
  if (side === "c0" || side === "c1") return nearest(columns.map((c) => c[side === "c0" ? 0 : 1]), x);
  return nearest(side === "r0" ? rows.slice(0, -1) : rows.slice(1), y);
}

const meets = (a, b) => a.c0 <= b.c1 && b.c0 <= a.c1 && a.r0 <= b.r1 && b.r0 <= a.r1;
const between = (low, value, high) => Math.max(low, Math.min(high, value));

// Rows that stay free between two slots, at most, for them to be neighbours.
const GAP = 2;
// Which edge faces which, which way is out, and what is along it.
const FACES = { c0: ["c1", -1, "r"], c1: ["c0", 1, "r"], r0: ["r1", -1, "c"], r1: ["r0", 1, "c"] };

// The edges that go with one: it itself, and unless it goes alone those of neighbours that face it and lie along it.
export function edgesWith(slots, index, part, side, alone) {
  const [facing, way, along] = FACES[side], own = slots[index][part];
  const lies = (b) => b[`${along}0`] >= own[`${along}0`] && b[`${along}1`] <= own[`${along}1`];
  const gap = (b) => (b[facing] - own[side]) * way, isNear = (b) => lies(b) && gap(b) > 0 && gap(b) <= GAP + 1;
  const near = slots.flatMap((cells, i) => (i === index ? [] : cells.flatMap((b, j) => (isNear(b) ? [{ i, j, side: facing }] : []))));
  return [{ i: index, j: part, side }, ...alone ? [] : near];
}

// Moves edges together by as much as every area keeps a cell and stays on the grid.
export function drawn(slots, edges, by) {
  const [columns, rows] = counts();
  let [least, most] = [-Infinity, Infinity];
  for (const { i, j, side } of edges) {
    const a = slots[i][j], [low, high] = side[0] === "c" ? [0, columns - 1] : [0, rows - 1];
    const from = side[1] === "0" ? low : a[`${side[0]}0`], to = side[1] === "0" ? a[`${side[0]}1`] : high;
    [least, most] = [Math.max(least, from - a[side]), Math.min(most, to - a[side])];
  }
  const step = between(least, by, most), next = slots.map((cells) => cells.map((a) => ({ ...a })));
  for (const { i, j, side } of edges) next[i][j][side] += step;
  return next;
}

// A slot somewhere else, wholly on the grid.
export function moved(cells, dc, dr) {
  const [columns, rows] = counts(), all = (side, pick) => pick(...cells.map((a) => a[side]));
  const c = between(-all("c0", Math.min), dc, columns - 1 - all("c1", Math.max));
  const r = between(-all("r0", Math.min), dr, rows - 1 - all("r1", Math.max));
  return cells.map((a) => ({ c0: a.c0 + c, c1: a.c1 + c, r0: a.r0 + r, r1: a.r1 + r }));
}

// What is left of a slot when a hole is cut into it: what stands above goes first, for there the headline is.
export function cut(cells, hole) {
  return cells.flatMap((a) => {
    if (!meets(a, hole)) return [a];
    const [top, foot] = [Math.max(a.r0, hole.r0), Math.min(a.r1, hole.r1)];
    return [{ ...a, r1: hole.r0 - 1 }, { ...a, c1: hole.c0 - 1, r0: top, r1: foot },
      { ...a, c0: hole.c1 + 1, r0: top, r1: foot }, { ...a, r0: hole.r1 + 1 }]
      .filter((b) => b.c0 <= b.c1 && b.r0 <= b.r1);
  });
}

// A slot in two: side by side, one over the other as far apart as slots are here, or the rectangles of an L.
export function halves(cells, across) {
  if (cells.length > 1) return [[cells[0]], cells.slice(1)];
  const [a] = cells, gap = across || areTight() ? 0 : 1;
  const middle = Math.floor(across ? (a.c0 + a.c1) / 2 : (a.r0 + a.r1 - gap) / 2);
  const parts = across ? [{ ...a, c1: middle }, { ...a, c0: middle + 1 }] : [{ ...a, r1: middle }, { ...a, r0: middle + 1 + gap }];
  return parts.every((b) => b.c0 <= b.c1 && b.r0 <= b.r1) ? parts.map((b) => [b]) : null;
}

// Whether slots of this page stand under each other without a row between.
function areTight() {
  const all = desk.view.slots.flatMap(cellsOf);
  return all.some((a) => all.some((b) => b.r0 === a.r1 + 1 && a.c0 <= b.c1 && b.c0 <= a.c1));
}

// Two slots as one, where they are neighbours: the rows between them are filled.
export function joined(one, other) {
  for (const [i, a] of one.entries()) for (const [j, b] of other.entries()) {
    const both = bridged(a, b);
    if (both) return tidy([...one.toSpliced(i, 1), ...other.toSpliced(j, 1), ...both]);
  }
  return null;
}

function bridged(a, b) {
  const shares = (k) => a[`${k}0`] <= b[`${k}1`] && b[`${k}0`] <= a[`${k}1`];
  const [upper, lower] = a.r0 <= b.r0 ? [a, b] : [b, a], rows = lower.r0 - upper.r1;
  if (shares("c") && rows > 0 && rows <= GAP + 1) {
    const isWhole = upper.c0 === lower.c0 && upper.c1 === lower.c1;
    if (isWhole) return [{ ...upper, r1: lower.r1 }];
    const isInside = lower.c0 >= upper.c0 && lower.c1 <= upper.c1;
    return isInside ? [upper, { ...lower, r0: upper.r1 + 1 }] : [{ ...upper, r1: lower.r0 - 1 }, lower];
  }
  const [left, right] = a.c0 <= b.c0 ? [a, b] : [b, a];
  if (!shares("r") || right.c0 !== left.c1 + 1) return null;
  return left.r0 === right.r0 && left.r1 === right.r1 ? [{ ...left, c1: right.c1 }] : [left, right];
}

// From the top, from the left.
const tidy = (cells) => cells.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0);
