"use strict";
// The preview's page: reads the state, draws marks over pictures, never writes to the edition.

const WORDS = {
  en: { grid: "Grid", lines: "Baselines", slots: "Slots", findings: "Findings", safe: "Type area", fit: "Fit", page: "Page",
    chosen: "Selection", none: "Click on the page: slot, story, paragraph and line appear here.", slot: "Slot", story: "Story",
    set: "Set", room: "Fit", over: "over", free: "free", lineUnit: "lines", paragraph: "Paragraph", open: "Open in editor",
    all: "All", thisPage: "This page", error: "Errors", warning: "Warnings", note: "Notes", clean: "clean", nothing: "Nothing to say.",
    live: "Live", lost: "The program has ended or cannot be reached; trying again.", trouble: "The files as they are cannot be made; the last good pages are shown.",
    waiting: "Making pages…", other: "中文", overlays: "Overlays", zoom: "Zoom", edition: "Edition", copied: "Place copied",
    keys: "Page: PgUp PgDn, 1–9; overlays: g b s f t; zoom: + − 0; move: arrows; lines: j k" },
  zh: { grid: "网格", lines: "基线", slots: "版位", findings: "问题", safe: "版心", fit: "整版", page: "第",
    chosen: "选中", none: "点击版面：这里显示版位、稿件、段落和行。", slot: "版位", story: "稿件",
    set: "已排", room: "余缺", over: "多", free: "空", lineUnit: "行", paragraph: "段", open: "用编辑器打开",
    all: "全部", thisPage: "本版", error: "错误", warning: "警告", note: "提示", clean: "无误", nothing: "没有问题。",
    live: "实时", lost: "程序已结束或连接中断，正在重试。", trouble: "文件有误，无法排版；显示的是上一次的好版面。",
    waiting: "正在排版…", other: "English", overlays: "叠加", zoom: "缩放", edition: "全期", copied: "已复制位置",
    keys: "翻版：PgUp PgDn、1–9；叠加：g b s f t；缩放：+ − 0；移动：方向键；逐行：j k" },
};
const LAYERS = { grid: "g", lines: "b", slots: "s", findings: "f", safe: "t" };
const SIZES = [24, 36, 48, 72]; // whole pages, in dots an inch; past them the part in sight is drawn by itself
const by = (id) => document.getElementById(id);
const stored = (name, other) => { try { return localStorage.getItem(name) ?? other; } catch { return other; } };
const store = (name, value) => { try { localStorage.setItem(name, value); } catch { /* private mode */ } };

let tongue = stored("tongue", navigator.language.startsWith("zh") ? "zh" : "en");
let state = null, view = null, views = new Map(), number = 0, zoom = 0, chosen = null;
let shown = new Set(stored("layers", "").split(",").filter(Boolean));
let filter = "all", here = true;
const say = (key) => WORDS[tongue][key];

function make(tag, props = {}, ...inside) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key in node) node[key] = value; else node.setAttribute(key, value);
  }
  node.append(...inside.filter((i) => i !== null && i !== undefined));
  return node;
}
function mark(kind, props, words) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const [key, value] of Object.entries(props)) node.setAttribute(key, value);
  if (words) node.textContent = words;
  return node;
}
const box = ([x, y, w, h], kind) => mark("rect", { x, y, width: w, height: h, class: kind });
const page = () => state?.pages.find((p) => p.number === number);
const placeWords = (at) => `${at.file}:${at.line}`;
const pageName = (n) => tongue === "zh" ? `第 ${n} 版` : `Page ${n}`;
const worst = (p) => p.errors ? "error" : p.warnings ? "warning" : "clean";
const picture = (p, more) => `page.png?page=${p.number}&key=${p.key}&${more}`;

// News.

async function refresh() {
  const reply = await fetch("state.json");
  if (!reply.ok) return;
  const before = state;
  state = await reply.json();
  if (!page() && state.pages.length) number = state.pages[0].number;
  const moved = !before || before.mark !== state.mark || before.pages.some((p, i) => p.key !== state.pages[i]?.key);
  if (moved) await load(true);
  write();
}
async function load(flash) {
  const p = page();
  if (!p) return;
  const asked = number;
  const old = views.get(number);
  const next = await (await fetch(`page.json?page=${number}`)).json();
  if (asked !== number) return;
  views.set(number, next);
  view = next;
  if (chosen) chosen = find(chosen);
  draw();
  if (flash && old && old.key !== next.key) lightUp(old, next);
}
// What stands anew or elsewhere lights up.
function lightUp(old, next) {
  const key = (l) => l.area.join() + l.text;
  const known = new Set(old.lines.map(key));
  const layer = by("flashes");
  for (const line of next.lines.filter((l) => !known.has(key(l)))) {
    const flash = box(line.area, "flash");
    layer.append(flash);
    setTimeout(() => flash.remove(), 1700);
  }
}
// The same line as before, or its paragraph's first, where there is one still.
function find(was) {
  const same = view.lines.findIndex((l) => was.line && l.text === was.line.text && l.slot === was.slot);
  const near = same >= 0 ? same : view.lines.findIndex((l) => l.slot === was.slot && l.paragraph === was.line?.paragraph);
  return view.slots[was.slot] || near >= 0 ? { slot: was.slot, line: view.lines[near] ?? null, page: was.page } : null;
}

// The page.

function size() {
  const p = page(), desk = by("desk");
  const [w, h] = p.size;
  const fit = Math.min((desk.clientWidth - 32) / w, (desk.clientHeight - 32) / h);
  return { w, h, scale: zoom || fit };
}
function draw() {
  const p = page();
  if (!p || !view || view.number !== number) return;
  const { w, h, scale } = size(), sheet = by("sheet");
  sheet.style.width = `${w * scale}px`;
  sheet.style.height = `${h * scale}px`;
  by("percent").textContent = `${Math.round(scale * 75)}%`;
  const want = scale * 72 * devicePixelRatio;
  const dpi = SIZES.find((s) => s >= want) ?? SIZES[SIZES.length - 1];
  show(by("base"), picture(p, `dpi=${dpi}`));
  by("base").alt = `${pageName(number)} ${p.section}`;
  sharpen(p, want > dpi);
  overlay();
}
// A picture takes the old one's place when it is there.
function show(img, address) {
  if (img.dataset.wanted === address) return;
  img.dataset.wanted = address;
  const next = new Image();
  next.onload = () => { if (img.dataset.wanted === address) { img.src = address; img.hidden = false; } };
  next.src = address;
}
let soon = 0;
// The part in sight, at the screen's own resolution.
function sharpen(p, wanted) {
  clearTimeout(soon);
  const img = by("sharp");
  if (!wanted) { img.hidden = true; img.dataset.wanted = ""; return; }
  soon = setTimeout(() => {
    const { scale } = size(), desk = by("desk").getBoundingClientRect(), sheet = by("sheet").getBoundingClientRect();
    const dpr = devicePixelRatio, dpi = Math.min(2400, Math.round(scale * 72 * dpr)), step = (scale * 72) / dpi;
    const left = Math.max(0, desk.left - sheet.left), top = Math.max(0, desk.top - sheet.top);
    const right = Math.min(sheet.width, desk.right - sheet.left), bottom = Math.min(sheet.height, desk.bottom - sheet.top);
    const [x, y] = [left, top].map((v) => Math.floor(v / step));
    const w = Math.min(4096, Math.ceil((right - left) / step)), h = Math.min(4096, Math.ceil((bottom - top) / step));
    if (w < 1 || h < 1) return;
    const address = picture(p, `dpi=${dpi}&x=${x}&y=${y}&w=${w}&h=${h}`);
    img.dataset.wanted = address;
    const next = new Image();
    next.onload = () => {
      if (img.dataset.wanted !== address) return;
      img.src = address;
      Object.assign(img.style, { left: `${x * step}px`, top: `${y * step}px`, width: `${w * step}px`, height: `${h * step}px` });
      img.hidden = false;
    };
    next.src = address;
  }, 80);
}
function overlay() {
  const svg = by("marks"), p = page(), b = view.bleed;
  svg.setAttribute("viewBox", `${-b} ${-b} ${p.size[0]} ${p.size[1]}`);
  svg.style.setProperty("--label", `${11 / size().scale}px`);
  const all = [], [ax, ay, aw, ah] = view.type_area;
  if (shown.has("grid")) {
    const across = view.columns.flat().map((x) => `M${x} ${ay}v${ah}`), down = view.rows.map((y) => `M${ax} ${y}h${aw}`);
    all.push(mark("path", { d: [...across, ...down].join(""), class: "grid" }));
  }
  if (shown.has("lines")) {
    all.push(mark("path", { d: view.baselines.map((y) => `M${ax} ${y}h${aw}`).join(""), class: "lines" }));
    view.baselines.forEach((y, i) => {
      if (i === 0 || (i + 1) % 5 === 0) all.push(mark("text", { x: ax - 4, y, "text-anchor": "end", class: "lines" }, i + 1));
    });
  }
  if (shown.has("safe")) all.push(box(view.type_area, "safe"));
  if (shown.has("slots")) for (const slot of view.slots) {
    all.push(...slot.areas.map((a) => box(a, "slots")));
    if (slot.areas[0]) all.push(mark("text", { x: slot.areas[0][0], y: slot.areas[0][1] - 2, class: "slots" }, slot.name));
  }
  if (shown.has("findings")) for (const f of p.findings) {
    all.push(...where(f).map((a) => box(a, f.severity)));
  }
  if (chosen?.page === number) all.push(...choice());
  by("layers").replaceChildren(...all);
}
const where = (f) => f.area ? [f.area] : view.slots.find((s) => s.name === f.slot)?.areas ?? [];
function choice() {
  const areas = (view.slots[chosen.slot]?.areas ?? []).map((a) => box(a, "chosen"));
  const line = chosen.line;
  if (!line) return areas;
  const same = (l) => l.slot === line.slot && line.paragraph !== null && l.paragraph === line.paragraph;
  return [...areas, ...view.lines.filter(same).map((l) => box(l.area, "para")), box(line.area, "line")];
}

// Choosing.

function pick(event) {
  const svg = by("marks").getBoundingClientRect(), { scale } = size();
  const x = (event.clientX - svg.left) / scale - view.bleed, y = (event.clientY - svg.top) / scale - view.bleed;
  const inside = ([l, t, w, h]) => x >= l && x <= l + w && y >= t - 1 && y <= t + h + 1;
  const line = view.lines.find((l) => inside(l.area)) ?? null;
  const slot = line?.slot ?? view.slots.findIndex((s) => s.areas.some(inside));
  choose(line || slot >= 0 ? { page: number, slot, line } : null);
}
function choose(what) {
  chosen = what;
  overlay();
  writeChosen();
}
function step(by) {
  const lines = view?.lines.filter((l) => l.slot !== null) ?? [];
  if (!lines.length) return;
  const at = lines.indexOf(chosen?.line) + by;
  const line = lines[Math.max(0, Math.min(lines.length - 1, at))];
  choose({ page: number, slot: line.slot, line });
  reveal(line.area);
}
function reveal([x, y, w, h]) {
  const { scale } = size(), desk = by("desk"), sheet = by("sheet");
  const top = sheet.offsetTop - desk.offsetTop + (y + view.bleed) * scale, left = (x + view.bleed) * scale;
  if (top < desk.scrollTop || top + h * scale > desk.scrollTop + desk.clientHeight) desk.scrollTop = top - desk.clientHeight / 2;
  if (left < desk.scrollLeft || left + w * scale > desk.scrollLeft + desk.clientWidth) desk.scrollLeft = left - 40;
}
async function open(at) {
  if (!state.editor) { navigator.clipboard?.writeText(placeWords(at)); by("status").textContent = `${say("copied")}: ${placeWords(at)}`; return; }
  const reply = await fetch("open", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ file: at.file, line: at.line }) });
  by("status").textContent = (await reply.text()).trim();
}
async function turn(to) {
  if (!state?.pages.some((p) => p.number === to)) return;
  number = to;
  history.replaceState(null, "", `#${to}`);
  if (chosen?.page !== to) chosen = null;
  await load(false);
  write();
}

// Words beside the page.

function write() {
  document.documentElement.lang = tongue === "zh" ? "zh-CN" : "en";
  by("paper").textContent = state?.paper ? `${state.paper}　${state.date}` : "paiban";
  document.title = by("paper").textContent;
  by("status").textContent = state?.pages.length || state?.trouble.length ? say("live") : say("waiting");
  by("status").title = say("keys");
  by("tongue").textContent = say("other");
  by("fit").textContent = say("fit");
  by("out").setAttribute("aria-label", `${say("zoom")} −`);
  by("in").setAttribute("aria-label", `${say("zoom")} +`);
  by("desk").setAttribute("aria-label", `${pageName(number)}. ${say("keys")}`);
  by("pages").setAttribute("aria-label", say("edition"));
  for (const head of ["chosen", "slots", "findings"]) by(`${head}Head`).textContent = say(head);
  writeLayers();
  writePages();
  writeTrouble();
  writeSlots();
  writeFindings();
  writeChosen();
}
function writeLayers() {
  by("overlays").setAttribute("aria-label", say("overlays"));
  by("overlays").replaceChildren(...Object.keys(LAYERS).map((layer) => {
    const tick = make("input", { type: "checkbox", checked: shown.has(layer), onchange: () => toggle(layer) });
    return make("label", { title: LAYERS[layer] }, tick, ` ${say(layer)}`);
  }));
}
function writePages() {
  const nav = by("pages"), pages = state?.pages ?? [];
  while (nav.children.length > pages.length) nav.lastChild.remove();
  pages.forEach((p, i) => {
    const button = nav.children[i] ?? nav.appendChild(make("button", {}, make("img", { alt: "" }), make("span")));
    const stateWords = worst(p) === "clean" ? say("clean") : `${p.errors || p.warnings} ${say(worst(p))}`;
    button.onclick = () => turn(p.number);
    if (p.number === number) button.setAttribute("aria-current", "page"); else button.removeAttribute("aria-current");
    show(button.firstChild, picture(p, "dpi=24"));
    button.lastChild.className = `state ${worst(p)}`;
    button.lastChild.textContent = `${p.number} ${p.section}`;
    button.title = stateWords;
    button.setAttribute("aria-label", `${pageName(p.number)} ${p.section}, ${stateWords}`);
  });
}
function writeTrouble() {
  const panel = by("trouble"), all = state?.trouble ?? [];
  panel.hidden = !all.length;
  panel.replaceChildren(...all.length ? [make("strong", {}, say("trouble")), ...all.map((f) =>
    make("p", {}, make("span", { className: "state error" }, f.message), " ", f.at ? placeButton(f.at) : null,
      make("span", { className: "help" }, ` ${f.help}`)))] : []);
}
const placeButton = (at) => make("button", { className: "at", title: say("open"), onclick: () => open(at) }, placeWords(at));
function writeSlots() {
  const head = make("tr", {}, ...["slot", "story", "set", "room"].map((k) => make("th", { scope: "col" }, say(k))));
  const rows = (view?.slots ?? []).map((slot, i) => {
    const [set, over, lines, free] = slot.fit ?? [];
    const room = !slot.fit ? "" : lines ? `${say("over")} ${over} 字 ${lines} 行` : free ? `${say("free")} ${free} 行` : "✓";
    const name = make("button", { onclick: () => { choose({ page: number, slot: i, line: null }); if (slot.areas[0]) reveal(slot.areas[0]); } }, slot.name);
    return make("tr", {}, make("td", {}, name), make("td", {}, slot.story ?? ""), make("td", {}, slot.fit ? `${set} 字` : ""),
      make("td", { className: lines ? "over" : free ? "free" : "" }, room));
  });
  by("slots").replaceChildren(head, ...rows);
}
function writeFindings() {
  const choices = [["all", "all"], ["error", "error"], ["warning", "warning"], ["note", "note"]];
  by("filters").replaceChildren(
    ...choices.map(([f, words]) => make("button", { "aria-pressed": filter === f, onclick: () => { filter = f; writeFindings(); } }, say(words))),
    make("button", { "aria-pressed": here, onclick: () => { here = !here; writeFindings(); } }, say("thisPage")));
  const of = (p) => p.findings.map((f) => ({ ...f, page: p.number }));
  const pages = (state?.pages ?? []).filter((p) => !here || p.number === number).flatMap(of);
  const all = [...pages, ...here ? [] : state?.findings ?? []].filter((f) => filter === "all" || f.severity === filter);
  by("findings").replaceChildren(...all.map((f) => make("li", {}, make("button", { onclick: () => go(f) },
    make("span", { className: `state ${f.severity}` }, f.page ? `${pageName(f.page)} ` : "", f.slot ?? "", ` ${f.code}`), make("br"), f.message,
    make("br"), make("span", { className: "help" }, f.help), f.at ? make("div", { className: "at" }, placeWords(f.at)) : null))));
  if (!all.length) by("findings").append(make("li", { className: "help" }, say("nothing")));
}
async function go(f) {
  if (f.page && f.page !== number) await turn(f.page);
  if (!f.page) { if (f.at) open(f.at); return; }
  const slot = view.slots.findIndex((s) => s.name === f.slot);
  const line = f.area ? view.lines.find((l) => Math.abs(l.area[1] - f.area[1]) < 2 && Math.abs(l.area[0] - f.area[0]) < 16) ?? null : null;
  shown.add("findings");
  writeLayers();
  choose({ page: number, slot, line, at: f.at });
  const [area] = where(f);
  if (area) reveal(area);
}
function writeChosen() {
  const panel = by("chosen");
  if (!chosen || chosen.page !== number) { panel.replaceChildren(make("span", { className: "help" }, say("none"))); return; }
  const slot = view.slots[chosen.slot], line = chosen.line, at = line?.at ?? chosen.at ?? slot?.at;
  const row = (key, value) => value ? make("tr", {}, make("th", { scope: "row" }, say(key)), make("td", {}, value)) : null;
  const table = make("table", {}, row("slot", slot?.name), row("story", slot?.story),
    row("paragraph", line?.paragraph != null ? String(line.paragraph + 1) : null));
  panel.replaceChildren(table, ...line ? [make("blockquote", {}, line.text)] : [], ...at ? [placeButton(at)] : []);
}

// Hands.

function toggle(layer) {
  if (!shown.delete(layer)) shown.add(layer);
  store("layers", [...shown].join());
  writeLayers();
  if (view) overlay();
}
function zoomTo(next, at) {
  const desk = by("desk"), before = size().scale, sheet = by("sheet").getBoundingClientRect(), area = desk.getBoundingClientRect();
  const px = at ? at.clientX : area.left + area.width / 2, py = at ? at.clientY : area.top + area.height / 2;
  const x = (px - sheet.left) / before, y = (py - sheet.top) / before;
  zoom = next && Math.min(24, Math.max(0.1, next));
  by("sharp").hidden = true; // it has the old size
  draw();
  const now = by("sheet").getBoundingClientRect(), { scale } = size();
  desk.scrollLeft += now.left + x * scale - px;
  desk.scrollTop += now.top + y * scale - py;
}
function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !state) return;
  const pages = state.pages.map((p) => p.number), at = pages.indexOf(number);
  const layer = Object.keys(LAYERS).find((l) => LAYERS[l] === event.key);
  const acts = { PageDown: () => turn(pages[at + 1]), PageUp: () => turn(pages[at - 1]), "+": () => zoomTo(size().scale * 1.25), "=": () => zoomTo(size().scale * 1.25),
    "-": () => zoomTo(size().scale / 1.25), 0: () => zoomTo(0), j: () => step(1), k: () => step(-1), Escape: () => choose(null),
    Enter: () => { const place = by("chosen").querySelector(".at"); if (place && event.target === by("desk")) place.click(); } };
  const act = layer ? () => toggle(layer) : /^[1-9]$/.test(event.key) ? () => turn(Number(event.key)) : acts[event.key];
  if (!act || !view) return;
  if (event.key !== "Enter" && event.key !== "Escape") event.preventDefault();
  act();
}
by("marks").addEventListener("click", pick);
by("marks").addEventListener("dblclick", () => { const place = by("chosen").querySelector(".at"); if (place) place.click(); });
by("desk").addEventListener("scroll", () => { if (page()) draw(); });
by("desk").addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomTo(size().scale * Math.exp(-event.deltaY / 300), event);
}, { passive: false });
by("in").onclick = () => zoomTo(size().scale * 1.25);
by("out").onclick = () => zoomTo(size().scale / 1.25);
by("fit").onclick = () => zoomTo(0);
by("tongue").onclick = () => { tongue = tongue === "zh" ? "en" : "zh"; store("tongue", tongue); write(); };
document.addEventListener("keydown", key);
new ResizeObserver(() => { if (page()) draw(); }).observe(by("desk"));

number = Number(location.hash.slice(1)) || 0;
const events = new EventSource("events");
let busy = Promise.resolve();
events.onmessage = () => { busy = busy.then(refresh).catch(() => {}); };
events.onerror = () => { by("status").textContent = say("lost"); };
write();
