// Everything by keyboard: each part of the page binds its own keys.

import { isHere } from "./desk.js";

// Key → what it does, and what that is called.
export const KEYS = new Map();
export const bind = (keys, act, name) => keys.split(" ").forEach((key) => KEYS.set(key, { act, name }));

// The browser keeps these for itself as well.
const SHARED = ["Enter", "Escape"];
const WRITING = "input[type=text], input[type=search], input[type=number], select, textarea, dialog";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !isHere() || event.target.closest(WRITING)) return;
  const bound = KEYS.get(event.key);
  if (!bound) return;
  if (!SHARED.includes(event.key)) event.preventDefault();
  bound.act(event);
});
