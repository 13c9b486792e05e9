// Hands without a pointer: what can be done to the chosen slot, in a form; and the stories that wait for one.

import { cellsOf, format, halves, joined, parse } from "./cells.js";
import { chosenSlot, desk, isHere, on } from "./desk.js";
import { begin } from "./drag.js";
import { act, exchange, here, place } from "./hands.js";
import { linesOf, written } from "./headline.js";
import { placeButton } from "./inspector.js";
import { by, make } from "./parts.js";
import { pageName, words } from "./words.js";

const say = words({
  hands: ["Hands on the slot", "改版"], none: ["Choose a slot.", "请先选一个版位。"], areas: ["Areas", "区域"], columns: ["Split across", "左右拆"],
  rows: ["Split down", "上下拆"], merge: ["Merge with", "并入"], exchange: ["Exchange with", "对调"], take: ["Take the story out", "撤下稿件"], lines: ["Headline, / breaks", "标题，/ 断行"],
  auto: ["Breaks by itself", "自动断行"], focus: ["Focus of picture, %", "图片焦点 %"], depth: ["Depth of picture, lines", "图片行数"], set: ["Set", "改"],
  waiting: ["Stories without a slot", "未上版稿件"], all: ["Every story has its place.", "稿件都已上版。"], place: ["Into the chosen slot", "放入选中版位"], free: ["free", "空位"],
});

function write() {
  by("handsPart").hidden = !desk.hands;
  if (!desk.hands || !isHere()) return;
  // What is being written stays.
  if (by("handsForm").contains(document.activeElement) && document.activeElement.matches("input")) return;
  by("handsHead").textContent = say("hands");
  const index = chosenSlot(), slot = desk.view.slots[index];
  const rows = slot ? [areas(slot, index), split(slot), merge(slot, index), ...slot.takes ? [exchanges(slot), ...story(slot, index)] : []] : [];
  by("handsForm").replaceChildren(...slot ? rows.filter(Boolean) : [make("span", { className: "help" }, say("none"))]);
}

// A field with its name, and what setting it does.
function field(name, value, set, more = {}) {
  const input = make("input", { type: "text", value, id: `hand-${name}`, ...more });
  const form = make("form", { className: "row", onsubmit: (event) => { event.preventDefault(); const edit = set(input.value); by("desk").focus(); if (edit) act(edit); } },
    make("span", { className: "name", id: `name-${name}` }, more.title ?? say(name)), input, make("button", {}, say("set")));
  input.setAttribute("aria-labelledby", `name-${name}`);
  return form;
}

function areas(slot) {
  return field("areas", slot.cells.join(", "), (text) => {
    const now = text.split(/[,，]/u).map((words) => words.trim());
    return { do: "shape", page: desk.number, slots: [{ slot: slot.name, was: slot.cells, now: now.map((n) => (parse(n) ? format(parse(n)) : n)) }] };
  });
}

function split(slot) {
  const button = (across) => {
    const now = halves(cellsOf(slot), across)?.map((cells) => cells.map(format));
    return make("button", { disabled: !now, onclick: () => act({ do: "split", at: here(slot), was: slot.cells, now }) }, say(across ? "columns" : "rows"));
  };
  return make("div", { className: "row" }, button(true), button(false));
}

// A list of places to choose from, and what choosing does.
function pick(name, choices) {
  if (!choices.length) return null;
  const options = choices.map(({ words }, i) => make("option", { value: i }, words));
  return make("select", { "aria-label": say(name), onchange: (event) => act(choices[event.target.value].edit) },
    make("option", { value: "", selected: true }, `${say(name)}…`), ...options);
}

function merge(slot, index) {
  const choices = desk.view.slots.flatMap((other, i) => {
    const now = i === index || !other.takes ? null : joined(cellsOf(slot), cellsOf(other))?.map(format);
    return now ? [{ words: other.name, edit: { do: "merge", at: here(slot), with: other.name, was: [slot.cells, other.cells], now } }] : [];
  });
  return pick("merge", choices);
}

function exchanges(slot) {
  const places = desk.state.pages.flatMap((p) => p.stories.map(([name, story]) => ({ page: p.number, name, story })));
  const other = places.filter((p) => (p.page !== desk.number || p.name !== slot.name) && (slot.story || p.story));
  return pick("exchange", other.map((place) => ({
    words: `${pageName(place.page)} ${place.name} ${place.story ?? say("free")}`, edit: exchange(slot, place),
  })));
}

function story(slot, index) {
  if (!slot.story) return [];
  const take = make("button", { onclick: () => act({ do: "take", at: here(slot), was: slot.story }) }, say("take"));
  const lines = linesOf(index);
  const headline = lines.length ? [field("lines", lines.join("/"), (text) => written(index, text)),
    make("button", { onclick: () => { const edit = written(index, lines.join("")); if (edit) act(edit); } }, say("auto"))] : [];
  return [take, ...headline, ...desk.view.pictures.filter((p) => p.slot === index).flatMap(picture)];
}

function picture({ story, number, focus, rows }) {
  const n = number + 1, part = { story, picture: number };
  const percent = (text) => text.split(/[\s,，]+/u).filter(Boolean).map((v) => Math.round(Number(v) * 10));
  return [
    field(`focus${n}`, focus.map((v) => v / 10).join(" "), (text) => ({ do: "focus", ...part, was: focus, now: percent(text) }), { title: `${say("focus")} ${n}` }),
    field(`depth${n}`, rows ?? "", (text) => (text ? { do: "rows", ...part, was: rows, now: Number(text) } : null), { title: `${say("depth")} ${n}`, inputMode: "numeric" }),
  ];
}

function writeWaiting() {
  const waiting = desk.state?.unplaced ?? [];
  by("waitingPart").hidden = !desk.hands && !waiting.length;
  by("waitingHead").textContent = say("waiting");
  const index = chosenSlot(), target = desk.view?.slots[index];
  const row = ({ story, headline, chars, at: where }) => make("li", { className: "waiting", onpointerdown: (event) => {
    if (!desk.hands || event.target.closest("button")) return;
    event.preventDefault();
    begin({ kind: "waiting", story }, event);
  } }, make("div", {}, headline || story), make("span", { className: "help" }, `${chars} 字 `), placeButton(where),
    desk.hands && target?.takes ? make("button", { onclick: () => act(place(story, target)) }, say("place")) : null);
  by("waiting").replaceChildren(...waiting.length ? waiting.map(row) : [make("li", { className: "help" }, say("all"))]);
}

on("page chosen tongue hands acted", write);
on("state page chosen tongue hands", writeWaiting);
