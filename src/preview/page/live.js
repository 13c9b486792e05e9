// News of saves: the state is read again, and the page where it was made again.

import { desk, page, tell } from "./desk.js";
import { flash } from "./flash.js";
import { by } from "./parts.js";
import { words } from "./words.js";

const say = words({
  live: ["Live", "实时"],
  waiting: ["Making pages…", "正在排版…"],
  lost: ["The program has ended or cannot be reached; trying again.", "程序已结束或连接中断，正在重试。"],
});

// The last that was read of each page.
const views = new Map();

async function refresh() {
  const reply = await fetch("state.json");
  if (!reply.ok) return;
  const [before, state] = [desk.state, await reply.json()];
  desk.state = state;
  if (!page() && state.pages.length) desk.number = state.pages[0].number;
  tell("state");
  const isOther = (p, i) => p.key !== state.pages[i]?.key;
  if (!before || before.mark !== state.mark || before.pages.some(isOther)) await load(true);
}

async function load(flashes) {
  if (!page()) return;
  const asked = desk.number;
  const old = views.get(asked);
  const next = await (await fetch(`page.json?page=${asked}`)).json();
  if (asked !== desk.number) return;
  views.set(asked, next);
  desk.view = next;
  if (desk.chosen) desk.chosen = found(desk.chosen);
  tell("page");
  tell("chosen");
  if (flashes && old && old.key !== next.key) flash(old, next);
}

// The same line as before, or its paragraph's first, where there is one still.
function found(was) {
  const { lines, slots } = desk.view;
  const same = lines.findIndex((l) => was.line && l.text === was.line.text && l.slot === was.slot);
  const near = same >= 0 ? same : lines.findIndex((l) => l.slot === was.slot && l.paragraph === was.line?.paragraph);
  return slots[was.slot] || near >= 0 ? { slot: was.slot, line: lines[near] ?? null, page: was.page } : null;
}

export async function turn(to) {
  if (!desk.state?.pages.some((p) => p.number === to)) return;
  desk.number = to;
  history.replaceState(null, "", `#${to}`);
  if (desk.chosen?.page !== to) desk.chosen = null;
  await load(false);
}

export function status(text) {
  const { pages = [], trouble = [] } = desk.state ?? {};
  by("status").textContent = text ?? say(pages.length || trouble.length ? "live" : "waiting");
}

export function listen() {
  desk.number = Number(location.hash.slice(1)) || 0;
  let busy = Promise.resolve();
  const events = new EventSource("events");
  events.onmessage = () => { busy = busy.then(refresh).catch(() => {}); };
  events.onerror = () => status(say("lost"));
}
