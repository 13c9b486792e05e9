// How a story fits, in words.

import { words } from "./words.js";

const say = words({ over: ["over", "多"], free: ["free", "空"] });

// 字 set and over, lines over and free.
export function fitWords([, over, lines, free]) {
  if (lines) return `${say("over")} ${over} 字 ${lines} 行`;
  return free ? `${say("free")} ${free} 行` : "✓";
}
export const fitState = ([, , lines, free]) => (lines ? "over" : free ? "free" : "");
