// What the edition's findings say, filtered; each leads to its place. Above the desk: what keeps files from being made.

import { desk, on, slotNamed } from "./desk.js";
import { choose, open, placeButton } from "./inspector.js";
import { turn } from "./live.js";
import { toggle, where } from "./overlays.js";
import { by, make } from "./parts.js";
import { reveal } from "./view.js";
import { pageName, placeWords, said, words } from "./words.js";

const say = words({
  findings: ["Findings", "问题"], all: ["All", "全部"], error: ["Errors", "错误"], warning: ["Warnings", "警告"],
  note: ["Notes", "提示"], thisPage: ["This page", "本版"], nothing: ["Nothing to say.", "没有问题。"],
  trouble: ["The files as they are cannot be made; the last good pages are shown.", "文件有误，无法排版；显示的是上一次的好版面。"],
});
const FILTERS = ["all", "error", "warning", "note"];
let filter = "all", here = true;

function write() {
  const choice = (f) => make("button", { "aria-pressed": filter === f, onclick: () => { filter = f; write(); } }, say(f));
  const page = make("button", { "aria-pressed": here, onclick: () => { here = !here; write(); } }, say("thisPage"));
  by("findingsHead").textContent = say("findings");
  by("filters").replaceChildren(...FILTERS.map(choice), page);
  const rows = wanted().map((f) => make("li", {}, make("button", { onclick: () => go(f) }, ...described(f))));
  by("findings").replaceChildren(...rows.length ? rows : [make("li", { className: "help" }, say("nothing"))]);
}

function wanted() {
  const { pages = [], findings = [] } = desk.state ?? {};
  const shown = pages.filter((p) => !here || p.number === desk.number);
  const onPages = shown.flatMap((p) => p.findings.map((f) => ({ ...f, page: p.number })));
  return [...onPages, ...here ? [] : findings].filter((f) => filter === "all" || f.severity === filter);
}

function described(f) {
  const head = `${f.page ? `${pageName(f.page)} ` : ""}${f.slot ?? ""} ${f.code}`;
  return [make("span", { className: `state ${f.severity}` }, head), make("br"), said(f.message), make("br"),
    make("span", { className: "help" }, said(f.help)), f.at ? make("div", { className: "at" }, placeWords(f.at)) : null];
}

async function go(f) {
  if (!f.page) { if (f.at) open(f.at); return; }
  if (f.page !== desk.number) await turn(f.page);
  const near = (l) => Math.abs(l.area[1] - f.area[1]) < 2 && Math.abs(l.area[0] - f.area[0]) < 16;
  const line = f.area ? desk.view.lines.find(near) ?? null : null;
  toggle("findings", true);
  choose({ page: desk.number, slot: slotNamed(f.slot), line, at: f.at });
  const [area] = where(f);
  if (area) reveal(area);
}

function writeTrouble() {
  const panel = by("trouble"), all = desk.state?.trouble ?? [];
  const told = (f) => make("p", {}, make("span", { className: "state error" }, said(f.message)), " ",
    f.at ? placeButton(f.at) : null, make("span", { className: "help" }, ` ${said(f.help)}`));
  panel.hidden = !all.length;
  panel.replaceChildren(...all.length ? [make("strong", {}, say("trouble")), ...all.map(told)] : []);
}

on("state page tongue", write);
on("state tongue", writeTrouble);
