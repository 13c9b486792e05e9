// The preview's page: reads the state, draws marks over pictures. Each part is a module and hears of changes by itself.

import { desk, on, tell } from "./desk.js";
import { by } from "./parts.js";
import { listen, status } from "./live.js";
import { isChinese, pageName, switchTongue, words } from "./words.js";
import "./view.js";
import "./overlays.js";
import "./plates.js";
import "./compare.js";
import "./thumbnails.js";
import "./inspector.js";
import "./findings.js";
import "./panel.js";
import "./remedies.js";
import "./help.js";

const say = words({ other: ["中文", "English"], desk: ["the page; ? lists the keys", "版面；按 ? 看快捷键"] });

function write() {
  const { paper, date } = desk.state ?? {};
  document.documentElement.lang = isChinese() ? "zh-CN" : "en";
  by("paper").textContent = paper ? `${paper}　${date}` : "paiban";
  document.title = by("paper").textContent;
  by("tongue").textContent = say("other");
  by("desk").setAttribute("aria-label", `${pageName(desk.number)}, ${say("desk")}`);
  status();
}

by("tongue").onclick = switchTongue;
on("state page tongue", write);
tell("tongue");
listen();
