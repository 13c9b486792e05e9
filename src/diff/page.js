const root = document.documentElement;
const speak = tongue => { root.lang = tongue; };
speak((navigator.language || "en").toLowerCase().startsWith("zh") ? "zh-CN" : "en");
const button = document.getElementById("tongue");
button.hidden = false;
button.addEventListener("click", () => speak(root.lang === "en" ? "zh-CN" : "en"));
