// Nodes of the page, and what this browser remembers.

export const by = (id) => document.getElementById(id);

export function make(tag, props = {}, ...inside) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key in node) node[key] = value; else node.setAttribute(key, value);
  }
  node.append(...inside.filter((i) => i !== null && i !== undefined));
  return node;
}

// Marks over the page, in pt.
export function mark(kind, props, words) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", kind);
  for (const [key, value] of Object.entries(props)) node.setAttribute(key, value);
  if (words !== undefined) node.textContent = words;
  return node;
}
export const box = ([x, y, w, h], kind) => mark("rect", { x, y, width: w, height: h, class: kind });

export function stored(name, other) {
  try { return localStorage.getItem(name) ?? other; } catch { return other; }
}
export function store(name, value) {
  try { localStorage.setItem(name, value); } catch { /* private mode */ }
}
