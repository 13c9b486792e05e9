// The keys, in a list.

import { on } from "./desk.js";
import { KEYS, bind } from "./keys.js";
import { by, make } from "./parts.js";
import { words } from "./words.js";

const say = words({ keys: ["Keys", "快捷键"], wheel: ["Zoom at the pointer", "以指针为中心缩放"], turn: ["Turn to the page", "翻到该版"] });

function show() {
  const named = new Map([["1–9", say("turn")]]);
  for (const [key, { name }] of KEYS) if (!/^[1-9]$/.test(key)) named.set(key, name());
  named.set("Ctrl + ↕", say("wheel"));
  const row = ([key, words]) => make("tr", {}, make("td", {}, make("kbd", {}, key)), make("td", {}, words));
  by("keys").replaceChildren(make("h2", {}, say("keys")), make("table", {}, ...[...named].map(row)));
  by("keys").showModal();
}

by("help").onclick = show;
by("keys").addEventListener("click", () => by("keys").close());
bind("?", show, () => say("keys"));
on("tongue", () => { by("help").title = `${say("keys")} (?)`; by("help").setAttribute("aria-label", say("keys")); });
