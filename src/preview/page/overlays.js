// Marks over the page, switched on and off: grid, baselines, slots, findings, type area; and what is chosen.

import { desk, isHere, on, page, tell } from "./desk.js";
import { handles } from "./drag.js";
import { bind } from "./keys.js";
import { box, by, make, mark, store, stored } from "./parts.js";
import { size } from "./view.js";
import { words } from "./words.js";

const say = words({
  overlays: ["Overlays", "叠加"], grid: ["Grid", "网格"], lines: ["Baselines", "基线"], slots: ["Slots", "版位"],
  findings: ["Findings", "问题"], safe: ["Safe area", "安全区"],
});
const LAYERS = { grid: "g", lines: "b", slots: "s", findings: "f", safe: "t" };
const DRAWS = { grid, lines, safe, slots, findings };
const shown = new Set(stored("layers", "").split(",").filter((layer) => layer in LAYERS));

export function toggle(layer, wanted = !shown.has(layer)) {
  if (wanted) shown.add(layer); else shown.delete(layer);
  store("layers", [...shown].join());
  tell("layers");
}

function draw() {
  if (!isHere()) return;
  const svg = by("marks"), { bleed } = desk.view, [w, h] = page().size;
  svg.setAttribute("viewBox", `${-bleed} ${-bleed} ${w} ${h}`);
  svg.style.setProperty("--label", `${11 / size().scale}px`);
  const drawn = Object.keys(DRAWS).filter((layer) => shown.has(layer)).flatMap((layer) => DRAWS[layer]());
  by("layers").replaceChildren(...drawn, ...handles(), ...desk.chosen?.page === desk.number ? choice(desk.chosen) : []);
}

function grid() {
  const { columns, rows, type_area: [x, y, w, h] } = desk.view;
  const across = columns.flat().map((c) => `M${c} ${y}v${h}`), down = rows.map((r) => `M${x} ${r}h${w}`);
  return [mark("path", { d: [...across, ...down].join(""), class: "grid" })];
}

// What is cut away, and what stands between trim and type area, where only furniture may be.
function safe() {
  const { bleed, type_area: area } = desk.view, [w, h] = page().size;
  const ring = ([x, y, w, h]) => `M${x} ${y}h${w}v${h}h${-w}Z`, trim = [0, 0, w - bleed * 2, h - bleed * 2];
  const between = (outer, inner, kind) => mark("path", { d: ring(outer) + ring(inner), "fill-rule": "evenodd", class: kind });
  return [between([-bleed, -bleed, w, h], trim, "cut"), between(trim, area, "margin"), box(trim, "trim"), box(area, "safe")];
}

// Every fifth has its number.
function lines() {
  const { baselines, type_area: [x, , w] } = desk.view;
  const number = (y, i) => mark("text", { x: x - 4, y, "text-anchor": "end", class: "lines" }, i + 1);
  const counted = baselines.map((y, i) => i === 0 || (i + 1) % 5 === 0 ? number(y, i) : null);
  return [mark("path", { d: baselines.map((y) => `M${x} ${y}h${w}`).join(""), class: "lines" }), ...counted.filter(Boolean)];
}

function slots() {
  const name = ({ areas: [a], name }) => a ? [mark("text", { x: a[0], y: a[1] - 2, class: "slots" }, name)] : [];
  return desk.view.slots.flatMap((slot) => [...slot.areas.map((a) => box(a, "slots")), ...name(slot)]);
}

export const where = (f) => f.area ? [f.area] : desk.view.slots.find((s) => s.name === f.slot)?.areas ?? [];
function findings() {
  return page().findings.flatMap((f) => where(f).map((a) => box(a, f.severity)));
}

function choice({ slot, line }) {
  const areas = (desk.view.slots[slot]?.areas ?? []).map((a) => box(a, "chosen"));
  if (!line) return areas;
  const same = (l) => l.slot === line.slot && line.paragraph !== null && l.paragraph === line.paragraph;
  return [...areas, ...desk.view.lines.filter(same).map((l) => box(l.area, "para")), box(line.area, "line")];
}

function write() {
  by("overlays").setAttribute("aria-label", say("overlays"));
  by("overlays").replaceChildren(...Object.entries(LAYERS).map(([layer, key]) => {
    const tick = make("input", { type: "checkbox", checked: shown.has(layer), onchange: () => toggle(layer) });
    return make("label", { title: `${say(layer)} (${key})` }, tick, say(layer));
  }));
}

on("page scale state chosen layers hands", draw);
on("tongue layers", write);
for (const [layer, key] of Object.entries(LAYERS)) bind(key, () => toggle(layer), () => `${say("overlays")}: ${say(layer)}`);
