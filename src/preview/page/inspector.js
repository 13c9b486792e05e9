// What is chosen, and where it stands in the files; each slot's story, and how it fits.

import { desk, isHere, on, tell } from "./desk.js";
import { fitState, fitWords } from "./fit.js";
import { bind } from "./keys.js";
import { status } from "./live.js";
import { by, make } from "./parts.js";
import { at, reveal } from "./view.js";
import { placeWords, words } from "./words.js";

const say = words({
  chosen: ["Selection", "选中"], slots: ["Slots", "版位"], slot: ["Slot", "版位"], story: ["Story", "稿件"],
  none: ["Click on the page: slot, story, paragraph and line appear here.", "点击版面：这里显示版位、稿件、段落和行。"],
  set: ["Set", "已排"], room: ["Fit", "余缺"], paragraph: ["Paragraph", "段"],
  open: ["Open in editor", "用编辑器打开"], copied: ["Place copied", "已复制位置"],
  next: ["The next line", "下一行"], last: ["The line before", "上一行"], off: ["Nothing selected", "取消选中"],
});

export function choose(what) {
  desk.chosen = what;
  tell("chosen");
}

function pick(event) {
  if (!isHere()) return;
  const [x, y] = at(event), { lines, slots } = desk.view;
  const inside = ([l, t, w, h]) => x >= l && x <= l + w && y >= t - 1 && y <= t + h + 1;
  const line = lines.find((l) => inside(l.area)) ?? null;
  const slot = line?.slot ?? slots.findIndex((s) => s.areas.some(inside));
  choose(line || slot >= 0 ? { page: desk.number, slot, line } : null);
}

// The next line, or the one before.
function step(way) {
  const lines = desk.view?.lines.filter((l) => l.slot !== null) ?? [];
  if (!lines.length) return;
  const next = lines.indexOf(desk.chosen?.line) + way;
  const line = lines[Math.max(0, Math.min(lines.length - 1, next))];
  choose({ page: desk.number, slot: line.slot, line });
  reveal(line.area);
}

// Hands a place to the editor; without one, to the clipboard.
export async function open(place) {
  if (!desk.state.editor) {
    navigator.clipboard?.writeText(placeWords(place));
    status(`${say("copied")}: ${placeWords(place)}`);
    return;
  }
  const body = JSON.stringify({ file: place.file, line: place.line });
  const reply = await fetch("open", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  status((await reply.text()).trim());
}
export const placeButton = (place) =>
  make("button", { className: "at", title: say("open"), onclick: () => open(place) }, placeWords(place));
const openChosen = () => by("chosen").querySelector(".at")?.click();

function writeChosen() {
  by("chosenHead").textContent = say("chosen");
  const { chosen, view } = desk;
  if (!chosen || chosen.page !== desk.number) {
    by("chosen").replaceChildren(make("span", { className: "help" }, say("none")));
    return;
  }
  const slot = view.slots[chosen.slot], { line } = chosen, place = line?.at ?? chosen.at ?? slot?.at;
  const row = (key, value) => value ? make("tr", {}, make("th", { scope: "row" }, say(key)), make("td", {}, value)) : null;
  const paragraph = line?.paragraph != null ? String(line.paragraph + 1) : null;
  const table = make("table", {}, row("slot", slot?.name), row("story", slot?.story), row("paragraph", paragraph));
  const more = [line ? make("blockquote", {}, line.text) : null, place ? placeButton(place) : null];
  by("chosen").replaceChildren(table, ...more.filter(Boolean));
}

function writeSlots() {
  by("slotsHead").textContent = say("slots");
  const head = ["slot", "story", "set", "room"].map((k) => make("th", { scope: "col" }, say(k)));
  by("slots").replaceChildren(make("tr", {}, ...head), ...(desk.view?.slots ?? []).map(slotRow));
}

function slotRow(slot, i) {
  const find = () => { choose({ page: desk.number, slot: i, line: null }); if (slot.areas[0]) reveal(slot.areas[0]); };
  const cells = [make("button", { onclick: find }, slot.name), slot.story ?? "", slot.fit ? `${slot.fit[0]} 字` : ""];
  const room = make("td", { className: slot.fit ? fitState(slot.fit) : "" }, slot.fit ? fitWords(slot.fit) : "");
  return make("tr", {}, ...cells.map((cell) => make("td", {}, cell)), room);
}

on("page chosen tongue", writeChosen);
on("page tongue", writeSlots);
by("marks").addEventListener("click", pick);
bind("j", () => step(1), () => say("next"));
bind("k", () => step(-1), () => say("last"));
bind("Enter", (event) => { if (event.target === by("desk")) openChosen(); }, () => say("open"));
bind("Escape", () => choose(null), () => say("off"));
by("marks").addEventListener("dblclick", openChosen);
