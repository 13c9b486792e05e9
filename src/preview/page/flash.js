// Lines that stand anew or elsewhere light up.

import { box, by } from "./parts.js";

export function flash(old, next) {
  const key = (l) => l.area.join() + l.text;
  const known = new Set(old.lines.map(key));
  for (const line of next.lines.filter((l) => !known.has(key(l)))) {
    const light = box(line.area, "flash");
    by("flashes").append(light);
    setTimeout(() => light.remove(), 1700);
  }
}
