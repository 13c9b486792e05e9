// What would make the chosen story fit, the best first; what can be written is done by a button.

import { chosenSlot, desk, on } from "./desk.js";
import { act } from "./hands.js";
import { placeButton } from "./inspector.js";
import { by, make } from "./parts.js";
import { said, words } from "./words.js";

const say = words({
  head: ["What makes it fit", "凑版办法"], set: ["Do it", "照办"], plan: ["Do what the stylesheet permits", "按样式表照办"],
  gains: ["lines", "行"], enough: ["enough", "够了"],
});

function write() {
  const slot = desk.view?.slots[chosenSlot()], all = slot?.remedies ?? [];
  by("fitPart").hidden = !all.length;
  by("fitHead").textContent = say("head");
  const done = (ways) => act({ do: "fit", story: slot.story, ways });
  const button = (ways, name) => make("button", { onclick: () => done(ways) }, say(name));
  const row = (r) => make("li", { className: "way" }, make("div", {}, said(r.says)),
    make("span", { className: `state ${r.fits ? "clean" : "warning"}` }, `${r.lines} ${say("gains")}${r.fits ? `, ${say("enough")}` : ""} `),
    r.way ? button([r.way], "set") : null,
    ...r.ends.map(([text, at]) => make("div", { className: "help" }, `…${text} `, placeButton(at))));
  const plan = slot?.plan.length > 1 ? [make("li", { className: "way" }, button(slot.plan, "plan"))] : [];
  by("ways").replaceChildren(...plan, ...all.map(row));
}

on("page chosen tongue", write);
