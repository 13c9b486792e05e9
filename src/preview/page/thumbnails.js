// Every page, small, with its state.

import { desk, on } from "./desk.js";
import { bind } from "./keys.js";
import { turn } from "./live.js";
import { by, make } from "./parts.js";
import { picture, show } from "./view.js";
import { pageName, words } from "./words.js";

const say = words({
  edition: ["Edition", "全期"], clean: ["clean", "无误"], error: ["errors", "处错误"], warning: ["warnings", "处警告"],
  next: ["The next page", "下一版"], last: ["The page before", "上一版"], turn: ["Turn to the page", "翻到该版"],
});
const worst = (p) => p.errors ? "error" : p.warnings ? "warning" : "clean";
const stateWords = (p) => worst(p) === "clean" ? say("clean") : `${p.errors || p.warnings} ${say(worst(p))}`;

function write() {
  const nav = by("pages"), pages = desk.state?.pages ?? [];
  nav.setAttribute("aria-label", say("edition"));
  while (nav.children.length > pages.length) nav.lastChild.remove();
  pages.forEach((p, i) => fill(nav.children[i] ?? nav.appendChild(make("button", {}, make("img", { alt: "" }), make("span"))), p));
}

function fill(button, p) {
  button.onclick = () => turn(p.number);
  if (p.number === desk.number) button.setAttribute("aria-current", "page"); else button.removeAttribute("aria-current");
  // The large one comes first.
  setTimeout(() => show(button.firstChild, picture(p, "dpi=24")), button.firstChild.src ? 300 : 0);
  button.lastChild.className = `state ${worst(p)}`;
  button.lastChild.textContent = `${p.number} ${p.section}`;
  button.title = stateWords(p);
  button.setAttribute("aria-label", `${pageName(p.number)} ${p.section}, ${stateWords(p)}`);
}

// Pages further on, or back.
function leaf(way) {
  const pages = desk.state.pages.map((p) => p.number);
  turn(pages[pages.indexOf(desk.number) + way]);
}

on("state page tongue", write);
bind("PageDown", () => leaf(1), () => say("next"));
bind("PageUp", () => leaf(-1), () => say("last"));
for (let n = 1; n <= 9; n += 1) bind(`${n}`, () => turn(n), () => say("turn"));
