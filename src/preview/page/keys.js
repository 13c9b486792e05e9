// Everything by keyboard.

import { desk, isHere } from "./desk.js";
import { choose, openChosen, step } from "./inspector.js";
import { turn } from "./live.js";
import { LAYERS, toggle } from "./overlays.js";
import { by } from "./parts.js";
import { zoomBy, zoomTo } from "./view.js";

function leaf(way) {
  const pages = desk.state.pages.map((p) => p.number);
  turn(pages[pages.indexOf(desk.number) + way]);
}

// Key → what it does.
export const KEYS = {
  PageDown: () => leaf(1), PageUp: () => leaf(-1),
  "+": () => zoomBy(1.25), "=": () => zoomBy(1.25), "-": () => zoomBy(1 / 1.25), 0: () => zoomTo(0),
  j: () => step(1), k: () => step(-1), Escape: () => choose(null),
  Enter: (event) => { if (event.target === by("desk")) openChosen(); },
};
for (const [layer, key] of Object.entries(LAYERS)) KEYS[key] = () => toggle(layer);
for (let n = 1; n <= 9; n += 1) KEYS[n] = () => turn(n);

// The browser keeps these for itself as well.
const SHARED = ["Enter", "Escape"];

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !isHere()) return;
  if (event.target.closest("input[type=text], input[type=search], select, textarea")) return;
  const act = KEYS[event.key];
  if (!act) return;
  if (!SHARED.includes(event.key)) event.preventDefault();
  act(event);
});
