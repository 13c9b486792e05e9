// The page itself, at any size, each pixel drawn for a pixel of the screen: the whole, or, past a size, the part in sight
// over a small whole. So sizes are whole dots an inch.

import { desk, isHere, on, page, tell } from "./desk.js";
import { bind } from "./keys.js";
import { by } from "./parts.js";
import { pageName, words } from "./words.js";

const say = words({
  zoom: ["Zoom", "缩放"], fit: ["Fit", "整版"], in: ["Zoom in", "放大"], out: ["Zoom out", "缩小"], whole: ["The whole page", "整版"],
});
// The finest whole page, and the one under a part, in dots an inch; the least and the most.
const [WHOLE, UNDER, LEAST, MOST] = [100, 72, 10, 2400];
const MARGIN = 16;
// While a size or a place changes, nothing is drawn: milliseconds.
const PAUSE = 80;

export const picture = (p, more) => `page.png?page=${p.number}&key=${p.key}&${more}`;
const looked = (p, more) => picture(p, desk.look === "colours" ? more : `look=${desk.look}&${more}`);

// What shows pages: where, from which address, whether it is shown, and whether over the first or beside it.
export const surfaces = [{ sheet: by("sheet"), address: looked, isShown: () => true, isOver: () => false }];

// Width and height in pt, dots an inch, and the screen's pixels to a pt.
export function size() {
  const [w, h] = page().size, room = by("desk"), count = surfaces.filter((s) => s.isShown() && !s.isOver()).length;
  const across = (room.clientWidth - MARGIN * (count + 1)) / count, down = room.clientHeight - MARGIN * 2;
  const fit = Math.min(across / w, down / h);
  const dpi = Math.min(MOST, Math.max(LEAST, desk.zoom || Math.floor(fit * 72 * devicePixelRatio)));
  return { w, h, dpi, scale: dpi / 72 / devicePixelRatio };
}

// A place on the screen, in pt from the trim's corner.
export function at(event) {
  const sheet = by("marks").getBoundingClientRect(), { scale } = size();
  const along = (client, edge) => (client - edge) / scale - desk.view.bleed;
  return [along(event.clientX, sheet.left), along(event.clientY, sheet.top)];
}

function draw() {
  if (!isHere()) return;
  const p = page(), { w, h, dpi, scale } = size(), room = by("desk");
  const shown = surfaces.filter((s) => s.isShown());
  const sides = [w, h].map((side) => Math.round((side * dpi) / 72) / devicePixelRatio);
  for (const { sheet } of shown) Object.assign(sheet.style, { width: `${sides[0]}px`, height: `${sides[1]}px` });
  const taken = shown.filter((s) => !s.isOver()).length * (sides[0] + MARGIN) - MARGIN;
  room.style.paddingLeft = `${Math.max(MARGIN, Math.floor((room.clientWidth - taken) / 2))}px`;
  by("percent").textContent = `${Math.round(scale * 75)}%`;
  by("base").alt = `${pageName(desk.number)} ${p.section}`;
  for (const { sheet } of shown.filter((s) => s.isOver())) {
    Object.assign(sheet.style, { left: `${by("sheet").offsetLeft}px`, top: `${by("sheet").offsetTop}px` });
  }
  for (const surface of shown) paint(surface, p, dpi);
}

// What was made again is shown at once, another size or place of the same after a pause.
function paint(surface, p, dpi) {
  const name = surface.address(p, ""), isNews = surface.name !== name;
  surface.name = name;
  clearTimeout(surface.soon);
  const act = () => {
    show(surface.sheet.querySelector(".base"), surface.address(p, `dpi=${dpi <= WHOLE ? dpi : UNDER}`));
    sharpen(surface, p, dpi);
  };
  if (isNews) act(); else surface.soon = setTimeout(act, PAUSE);
}

// A picture takes the old one's place when it is there.
export function show(img, address, done = () => {}) {
  if (img.dataset.wanted === address) return;
  img.dataset.wanted = address;
  const next = new Image();
  next.onload = () => {
    if (img.dataset.wanted !== address) return;
    img.src = address;
    done();
    img.hidden = false;
  };
  next.src = address;
}

function sharpen(surface, p, dpi) {
  const img = surface.sheet.querySelector(".sharp");
  if (dpi > WHOLE) showPart(img, (more) => surface.address(p, `dpi=${dpi}&${more}`), surface.sheet);
  else { img.hidden = true; img.dataset.wanted = ""; }
}

function showPart(img, address, on) {
  const room = by("desk").getBoundingClientRect(), sheet = on.getBoundingClientRect(), dots = devicePixelRatio;
  const left = Math.max(0, room.left - sheet.left), top = Math.max(0, room.top - sheet.top);
  const right = Math.min(sheet.width, room.right - sheet.left), bottom = Math.min(sheet.height, room.bottom - sheet.top);
  const [x, y] = [left, top].map((v) => Math.floor(v * dots));
  const [w, h] = [right - left, bottom - top].map((v) => Math.min(4096, Math.ceil(v * dots)));
  if (w < 1 || h < 1) return;
  const px = (v) => `${v / dots}px`;
  const settle = () => Object.assign(img.style, { left: px(x), top: px(y), width: px(w), height: px(h) });
  show(img, address(`x=${x}&y=${y}&w=${w}&h=${h}`), settle);
}

// Dots an inch, 0 for the whole page; what is under the pointer, or in the middle, stays there.
export function zoomTo(dpi, event) {
  if (!isHere()) return;
  const room = by("desk"), before = size().scale;
  const sheet = by("sheet").getBoundingClientRect(), area = room.getBoundingClientRect();
  const px = event ? event.clientX : area.left + area.width / 2, py = event ? event.clientY : area.top + area.height / 2;
  const x = (px - sheet.left) / before, y = (py - sheet.top) / before;
  desk.zoom = dpi && Math.min(MOST, Math.max(LEAST, Math.round(dpi)));
  for (const s of surfaces) s.sheet.querySelector(".sharp").hidden = true; // it has the old size
  tell("scale");
  const moved = by("sheet").getBoundingClientRect(), { scale } = size();
  room.scrollLeft += moved.left + x * scale - px;
  room.scrollTop += moved.top + y * scale - py;
}
export function zoomBy(factor, event) {
  if (!isHere()) return;
  const { dpi } = size(), next = Math.round(dpi * factor);
  zoomTo(next === dpi ? dpi + Math.sign(factor - 1) : next, event);
}

// Brings an area, in pt, into sight.
export function reveal([x, y, w, h]) {
  const { scale } = size(), room = by("desk"), sheet = by("sheet"), { bleed } = desk.view;
  const top = sheet.offsetTop - room.offsetTop + (y + bleed) * scale, left = (x + bleed) * scale;
  const isIn = (start, length, from, room) => start >= from && start + length <= from + room;
  if (!isIn(top, h * scale, room.scrollTop, room.clientHeight)) room.scrollTop = top - room.clientHeight / 2;
  if (!isIn(left, w * scale, room.scrollLeft, room.clientWidth)) room.scrollLeft = left - 40;
}

function write() {
  by("fit").textContent = say("fit");
  by("out").setAttribute("aria-label", `${say("zoom")} −`);
  by("in").setAttribute("aria-label", `${say("zoom")} +`);
}

on("page scale state look", draw);
on("tongue", write);
by("desk").addEventListener("scroll", draw);
by("desk").addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomBy(Math.exp(-event.deltaY / 300), event);
}, { passive: false });
by("in").onclick = () => zoomBy(1.25);
by("out").onclick = () => zoomBy(1 / 1.25);
by("fit").onclick = () => zoomTo(0);
bind("+ =", () => zoomBy(1.25), () => say("in"));
bind("-", () => zoomBy(1 / 1.25), () => say("out"));
bind("0", () => zoomTo(0), () => say("whole"));
new ResizeObserver(() => tell("scale")).observe(by("desk"));
