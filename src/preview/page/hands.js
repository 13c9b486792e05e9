// Hands on the page: an act is tried, done, taken back, done again; what it does to the stories is told.

import { desk, on, tell } from "./desk.js";
import { fitWords } from "./fit.js";
import { bind } from "./keys.js";
import { by, make } from "./parts.js";
import { isChinese, pageName, said, words } from "./words.js";

const say = words({
  hands: ["Hands on", "动手"], back: ["Undo", "撤销"], again: ["Redo", "重做"],
  how: ["Drag an edge, a name (moves the slot) or a story onto another slot; with Alt cut out an L; click in the chosen headline or picture.",
    "拖边改大小，拖名牌移版位，拖稿件到别的版位对调；按住 Alt 拖出缺口；点选中的标题断行，点选中的图片定焦点。"],
  shape: ["shaped", "改形"], split: ["split", "拆开"], merge: ["merged", "合并"], exchange: ["exchanged", "对调"], place: ["placed", "上版"],
  take: ["taken out", "撤下"], focus: ["focus set", "定焦点"], rows: ["picture's depth set", "改图高"], break: ["headline's lines set", "标题断行"], fit: ["fitted", "凑版"],
  broken: ["The files have mistakes; mend them first.", "文件有误，请先改正。"], meanwhile: ["Changed meanwhile; nothing was written. Look again.", "已被别人改动，未写入；请再看一遍。"],
  nothing: ["Nothing more.", "没有了。"],
});

// What is said under the page.
export const hint = (text) => { by("hint").textContent = text; };
export function toggle(wanted = !desk.hands) {
  desk.hands = wanted;
  write();
  hint(wanted ? say("how") : "");
  tell("hands");
}

async function post(path, body) {
  const reply = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  return { isDone: reply.ok, ...await reply.json().catch(() => ({ message: [reply.statusText, reply.statusText] })) };
}

// A slot of the shown page, and edits that the pointer and the form both make; another slot may be of another page.
export const here = (slot) => ({ page: desk.number, slot: slot.name });
export const exchange = (slot, other) =>
  ({ do: "exchange", at: here(slot), with: { page: other.page ?? desk.number, slot: other.name }, was: [slot.story, other.story] });
export const place = (story, slot) => ({ do: "place", at: here(slot), story, was: slot.story });

// What an edit would come to; of those asked for while one is under way the last is asked next.
let asking = null, waiting = null;
export async function tryOut(edit, told) {
  waiting = { edit, told };
  if (asking) return;
  while (waiting) {
    asking = waiting;
    waiting = null;
    const came = await post("try", asking.edit);
    if (!waiting) asking.told(came);
  }
  asking = null;
}
export const leave = () => { waiting = null; };

// Acts are done one after the other.
let busy = Promise.resolve();
export const act = (edit) => next("act", edit);
const turn = (way) => next(way, null);
function next(path, body) {
  busy = busy.then(() => post(path, body)).then((came) => {
    const before = came.isDone ? `${path === "back" ? say("back") : path === "again" ? say("again") : ""} ${editWords(came.edit)}` : "";
    hint(came.isDone ? `${before}　${cameWords(came)}`.trim() : refusal(came));
    tell("acted", came);
  }).catch(() => {});
  return busy;
}

export const refusal = ({ refused, message }) => (["broken", "meanwhile", "nothing"].includes(refused) ? say(refused) : said(message));

// Which stories fit otherwise than they are shown to, and those of the shown page by slot.
const change = ({ was, now }) => `${was ? `${fitWords(was)} → ` : ""}${fitWords(now)}`;
export function cameWords({ pages = [] }) {
  const of = ({ number, slots, errors }) => {
    const page = number === desk.number ? "" : `${pageName(number)} `;
    return [...slots.map((s) => `${page}${s.name}: ${change(s)}`), ...errors.map(said)];
  };
  return pages.flatMap(of).join(isChinese() ? "；" : "; ");
}
export const slotWords = ({ pages = [] }) =>
  new Map((pages.find((p) => p.number === desk.number)?.slots ?? []).map((s) => [s.name, change(s)]));

function editWords(edit) {
  const names = edit.slots?.map((s) => s.slot) ?? [edit.at?.slot ?? edit.story, edit.with?.slot ?? edit.with];
  return `${names.filter(Boolean).join(isChinese() ? "、" : ", ")} ${say(edit.do)}`;
}

function write() {
  const { back, again } = desk.state ?? {};
  const button = (name, key, edit) => make("button", {
    id: name, disabled: !edit, title: `${say(name)}${edit ? `: ${editWords(edit)}` : ""} (${key})`, "aria-label": say(name), onclick: () => turn(name),
  }, name === "back" ? "↶" : "↷");
  const mode = make("button", { id: "handsOn", "aria-pressed": desk.hands, title: `${say("hands")} (e)`, onclick: () => toggle() }, say("hands"));
  by("hands").setAttribute("aria-label", say("hands"));
  by("hands").replaceChildren(mode, ...desk.hands || back || again ? [button("back", "u", back), button("again", "r", again)] : []);
}

on("state tongue", write);
bind("e", () => toggle(), () => say("hands"));
bind("u", () => turn("back"), () => say("back"));
bind("r", () => turn("again"), () => say("again"));
