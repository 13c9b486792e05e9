// The page itself, at any size: a picture of the whole, and over it the part in sight at the screen's resolution.

import { desk, isHere, on, page, tell } from "./desk.js";
import { by } from "./parts.js";
import { pageName, words } from "./words.js";

const say = words({ zoom: ["Zoom", "缩放"], fit: ["Fit", "整版"] });
// Whole pages, in dots an inch; past them the part in sight is drawn by itself.
const SIZES = [24, 36, 48, 72];
const [LEAST, MOST] = [0.1, 24];
const MARGIN = 32;

export const picture = (p, more) => `page.png?page=${p.number}&key=${p.key}&${more}`;

// Width and height in pt, and the pixels to each.
export function size() {
  const [w, h] = page().size, room = by("desk");
  const fit = Math.min((room.clientWidth - MARGIN) / w, (room.clientHeight - MARGIN) / h);
  return { w, h, scale: desk.zoom || fit };
}

// A place on the screen, in pt from the trim's corner.
export function at(event) {
  const sheet = by("marks").getBoundingClientRect(), { scale } = size();
  const along = (client, edge) => (client - edge) / scale - desk.view.bleed;
  return [along(event.clientX, sheet.left), along(event.clientY, sheet.top)];
}

function draw() {
  if (!isHere()) return;
  const p = page(), { w, h, scale } = size(), sheet = by("sheet");
  sheet.style.width = `${w * scale}px`;
  sheet.style.height = `${h * scale}px`;
  by("percent").textContent = `${Math.round(scale * 75)}%`;
  const want = scale * 72 * devicePixelRatio;
  const dpi = SIZES.find((s) => s >= want) ?? SIZES[SIZES.length - 1];
  show(by("base"), picture(p, `dpi=${dpi}`));
  by("base").alt = `${pageName(desk.number)} ${p.section}`;
  sharpen(p, want > dpi);
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

let soon = 0;
function sharpen(p, wanted) {
  clearTimeout(soon);
  const img = by("sharp");
  if (wanted) soon = setTimeout(() => showPart(img, p), 80);
  else { img.hidden = true; img.dataset.wanted = ""; }
}

function showPart(img, p) {
  const { scale } = size(), room = by("desk").getBoundingClientRect(), sheet = by("sheet").getBoundingClientRect();
  const dpi = Math.min(2400, Math.round(scale * 72 * devicePixelRatio)), step = (scale * 72) / dpi;
  const left = Math.max(0, room.left - sheet.left), top = Math.max(0, room.top - sheet.top);
  const right = Math.min(sheet.width, room.right - sheet.left), bottom = Math.min(sheet.height, room.bottom - sheet.top);
  const [x, y] = [left, top].map((v) => Math.floor(v / step));
  const [w, h] = [right - left, bottom - top].map((v) => Math.min(4096, Math.ceil(v / step)));
  if (w < 1 || h < 1) return;
  const px = (v) => `${v * step}px`;
  const settle = () => Object.assign(img.style, { left: px(x), top: px(y), width: px(w), height: px(h) });
  show(img, picture(p, `dpi=${dpi}&x=${x}&y=${y}&w=${w}&h=${h}`), settle);
}

// Sizes; what is under the pointer, or in the middle, stays there.
export function zoomTo(next, event) {
  if (!isHere()) return;
  const room = by("desk"), before = size().scale;
  const sheet = by("sheet").getBoundingClientRect(), area = room.getBoundingClientRect();
  const px = event ? event.clientX : area.left + area.width / 2, py = event ? event.clientY : area.top + area.height / 2;
  const x = (px - sheet.left) / before, y = (py - sheet.top) / before;
  desk.zoom = next && Math.min(MOST, Math.max(LEAST, next));
  by("sharp").hidden = true; // it has the old size
  tell("scale");
  const moved = by("sheet").getBoundingClientRect(), { scale } = size();
  room.scrollLeft += moved.left + x * scale - px;
  room.scrollTop += moved.top + y * scale - py;
}
export const zoomBy = (factor, event) => { if (isHere()) zoomTo(size().scale * factor, event); };

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

on("page scale state", draw);
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
new ResizeObserver(() => tell("scale")).observe(by("desk"));
