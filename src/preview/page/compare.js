// The page beside an older build of it: side by side, in turn, or with what changed outlined.

import { desk, isHere, on, page, tell } from "./desk.js";
import { bind } from "./keys.js";
import { box, by, make } from "./parts.js";
import { picture, reveal, surfaces } from "./view.js";
import { isChinese, words } from "./words.js";

const say = words({
  compare: ["Compare with a build", "与已出版面比较"], side: ["Side by side", "并排"], blink: ["Blink", "闪切"], moved: ["Changes", "改动"],
  older: ["Older build", "旧版"], newer: ["As it is", "现在"], hold: ["The older build while held", "按住看旧版"],
  none: ["There is no build to compare with: run paiban build", "没有可比较的版面：先运行 paiban build"],
  same: ["Nothing changed on this page.", "本版没有改动。"], absent: ["The build has no such page.", "旧版没有这一版。"],
  changes: ["Changes since the build", "与旧版相比的改动"], build: ["Build", "旧版"],
});
const MODES = { side: "x", blink: "v", moved: "d" };
const BLINK = 700;
// Of the builds that there are, the chosen one; what has changed since; whether the old page is in sight.
const now = { mode: "", builds: [], chosen: 0, since: null, isOld: false };

// The old page as the view draws it.
const older = {
  sheet: by("older"),
  address: (p, more) => `older.png?build=${now.chosen}&page=${p.number}&key=${now.since.key}&${more}`,
  isShown: () => Boolean(now.since?.key) && (now.mode === "side" || now.isOld),
  isOver: () => now.mode !== "side",
};
surfaces.push(older);

async function choose(mode) {
  now.mode = now.mode === mode ? "" : mode;
  await list();
  await read();
}

async function list() {
  now.builds = await (await fetch("builds.json")).json();
}
async function changesOf(number) {
  const reply = await fetch(`since.json?build=${now.chosen}&page=${number}`);
  return reply.ok ? reply.json() : null;
}

async function read() {
  const isWanted = now.mode && now.builds.length && page();
  const asked = desk.number;
  const news = isWanted ? await changesOf(asked) : null;
  if (asked !== desk.number) return;
  now.since = news;
  blink();
  write();
  tell("look");
}

let beat = 0;
function blink() {
  clearInterval(beat);
  sight(false);
  if (now.mode === "blink" && now.since?.key) beat = setInterval(() => sight(!now.isOld), BLINK);
}
function sight(isOld) {
  now.isOld = isOld && Boolean(now.since?.key);
  by("which").textContent = now.mode === "blink" || now.isOld ? say(now.isOld ? "older" : "newer") : "";
  tell("look");
}

function draw() {
  by("older").hidden = !older.isShown();
  by("older").classList.toggle("over", older.isOver());
  if (!isHere()) return;
  const { since, mode } = now, { bleed } = desk.view, [w, h] = page().size;
  by("gone").setAttribute("viewBox", `${-bleed} ${-bleed} ${w} ${h}`);
  const areas = (list, kind) => (since && mode && mode !== "blink" ? list : []).map((a) => box(a, kind));
  by("changes").replaceChildren(...areas(since?.moved, "moved"), ...areas(since?.changed, "changed"));
  by("gone").replaceChildren(...areas(since?.gone, "changed"));
}

function write() {
  by("compare").setAttribute("aria-label", say("compare"));
  const button = (mode) => make("button", {
    "aria-pressed": now.mode === mode, title: `${say("compare")}: ${say(mode)} (${MODES[mode]})`, onclick: () => choose(mode),
  }, say(mode));
  const pick = make("select", { "aria-label": say("build"), onchange: (event) => { now.chosen = Number(event.target.value); read(); } },
    ...now.builds.map((b, i) => make("option", { value: i, selected: i === now.chosen }, `${b.name}  ${when(b.made)}`)));
  by("compare").replaceChildren(...Object.keys(MODES).map(button), ...now.mode && now.builds.length ? [pick] : []);
  writeNews();
}
const when = (made) => made ? new Date(made * 1000).toLocaleTimeString(isChinese() ? "zh-CN" : "en-GB") : "";

function writeNews() {
  by("newsPart").hidden = !now.mode;
  by("newsHead").textContent = say("changes");
  const { since } = now, news = since?.news ?? [];
  const nothing = !now.builds.length ? "none" : !since?.key ? "absent" : "same";
  const row = ({ words, area }) => make("li", {},
    make("button", { onclick: () => { if (area) reveal(area); } }, words[isChinese() ? 1 : 0]));
  by("news").replaceChildren(...news.length ? news.map(row) : [make("li", { className: "help" }, say(nothing))]);
}

on("look page scale", draw);
on("page", () => { if (now.mode) read(); });
on("tongue", write);
for (const [mode, key] of Object.entries(MODES)) bind(key, () => choose(mode), () => `${say("compare")}: ${say(mode)}`);
bind("o", async () => {
  if (!now.since) { await list(); now.since = await changesOf(desk.number); }
  sight(true);
}, () => say("hold"));
document.addEventListener("keyup", (event) => { if (event.key === "o") sight(false); });
