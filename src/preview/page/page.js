// The preview's page: reads the state, draws marks over pictures. Each part is a module and hears of changes by itself.

import { desk, on, tell } from "./desk.js";
import { by } from "./parts.js";
import { listen, status } from "./live.js";
import { isChinese, pageName, switchTongue, words } from "./words.js";
import "./view.js";
import "./overlays.js";
import "./thumbnails.js";
import "./inspector.js";
import "./findings.js";
import "./keys.js";

const say = words({
  other: ["中文", "English"],
  keys: ["Page: PgUp PgDn, 1–9; overlays: g b s f t; zoom: + − 0; move: arrows; lines: j k",
    "翻版：PgUp PgDn、1–9；叠加：g b s f t；缩放：+ − 0；移动：方向键；逐行：j k"],
});

function write() {
  const { paper, date } = desk.state ?? {};
  document.documentElement.lang = isChinese() ? "zh-CN" : "en";
  by("paper").textContent = paper ? `${paper}　${date}` : "paiban";
  document.title = by("paper").textContent;
  by("status").title = say("keys");
  by("tongue").textContent = say("other");
  by("desk").setAttribute("aria-label", `${pageName(desk.number)}. ${say("keys")}`);
  status();
}

by("tongue").onclick = switchTongue;
on("state page tongue", write);
tell("tongue");
listen();
