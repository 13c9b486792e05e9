// One plate alone, or how much ink lies in each place; and under the pointer, the ink there.

import { desk, isHere, on, page, tell } from "./desk.js";
import { bind } from "./keys.js";
import { by, make } from "./parts.js";
import { at, picture } from "./view.js";
import { words } from "./words.js";

const say = words({
  plates: ["Plates", "印版"], colours: ["All plates", "四色"], cyan: ["Cyan alone", "青版"], magenta: ["Magenta alone", "品红版"],
  yellow: ["Yellow alone", "黄版"], black: ["Black alone", "黑版"], total: ["Total ink", "总墨量"],
  over: ["over", "超"], ink: ["Ink under the pointer", "指针处墨量"],
});
// What is seen → its button and its key.
const LOOKS = { colours: ["CMYK", "A"], cyan: ["C", "C"], magenta: ["M", "M"], yellow: ["Y", "Y"], black: ["K", "K"], total: ["Σ", "T"] };
const PLATES = ["cyan", "magenta", "yellow", "black"];
// Dots an inch that the ink is read at.
const FINE = 60;

const isWhole = () => desk.look === "colours";
function look(next) {
  desk.look = desk.look === next ? "colours" : next;
  tell("look");
}

function write() {
  const { ink_limit: limit = 0 } = desk.state ?? {};
  by("plates").setAttribute("aria-label", say("plates"));
  by("plates").replaceChildren(...Object.entries(LOOKS).map(([name, [short, key]]) => make("button", {
    "aria-pressed": desk.look === name, "aria-label": say(name), title: `${say(name)} (${key})`, onclick: () => look(name),
  }, short)));
  const steps = [["#b0cdec", limit / 2], ["#2c5ca8", limit * 0.9], ["#f0961e", limit]].map(([c, most]) => [c, `≤${Math.round(most)}`]);
  const swatch = ([colour, words]) => make("span", {}, swatchOf(colour), `${words}%`);
  by("legend").hidden = desk.look !== "total";
  by("legend").replaceChildren(...[...steps, ["#d61010", `${say("over")} ${limit}`]].map(swatch));
  by("ink").hidden = isWhole();
  by("ink").setAttribute("aria-label", say("ink"));
}
function swatchOf(colour) {
  const dot = make("i");
  dot.style.background = colour;
  return dot;
}

// Each plate's pixels, for the page that is shown.
const read = { key: "", pixels: [] };
async function readPlates(p) {
  if (read.key === p.key) return;
  Object.assign(read, { key: p.key, pixels: [] });
  const pixels = await Promise.all(PLATES.map((plate) => pixelsOf(picture(p, `dpi=${FINE}&look=${plate}`))));
  if (read.key === p.key) read.pixels = pixels;
}
async function pixelsOf(address) {
  const img = new Image();
  img.src = address;
  await img.decode();
  const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight), pen = canvas.getContext("2d");
  pen.drawImage(img, 0, 0);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function weigh(event) {
  if (isWhole() || !isHere() || !read.pixels.length) return;
  const { bleed } = desk.view, [x, y] = at(event).map((v) => Math.floor(((v + bleed) * FINE) / 72));
  const part = ({ data, width }) => Math.round((255 - (data[(y * width + x) * 4] ?? 255)) / 2.55);
  const inks = read.pixels.map(part), total = inks.reduce((a, b) => a + b, 0);
  by("ink").textContent = `${["C", "M", "Y", "K"].map((name, i) => `${name} ${inks[i]}`).join("  ")}  Σ ${total} %`;
}

on("look tongue state", write);
on("look page", () => { if (!isWhole() && page()) readPlates(page()).catch(() => { read.key = ""; }); });
by("marks").addEventListener("pointermove", weigh);
for (const [name, [, key]] of Object.entries(LOOKS)) bind(key, () => look(name), () => say(name));
