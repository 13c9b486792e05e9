// Two tongues. Each part of the page brings its own words: name, English, Chinese.

import { stored, store } from "./parts.js";
import { tell } from "./desk.js";

let tongue = stored("tongue", navigator.language.startsWith("zh") ? "zh" : "en");

export const isChinese = () => tongue === "zh";
// What the program says in both tongues.
export const said = ([english, chinese]) => (isChinese() ? chinese : english);
export const words = (table) => (key) => table[key][isChinese() ? 1 : 0];
export function switchTongue() {
  tongue = isChinese() ? "en" : "zh";
  store("tongue", tongue);
  tell("tongue");
}

export const pageName = (n) => isChinese() ? `第 ${n} 版` : `Page ${n}`;
export const placeWords = (at) => `${at.file}:${at.line}`;
