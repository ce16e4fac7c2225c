/** The bare Meetlat in the colours that its address asks for; what does not work is told to who builds the page around it. */

import { told } from "./theme-told.js";
import { showAndJudge } from "./theme.js";
import { readTheme } from "./theme-asked.js";

const { theme, wrong } = readTheme(new URLSearchParams(location.search));

/** What was said already: another scheme does not say it again. */
const said = new Set();

function show() {
  for (const sentence of told(document, showAndJudge(document, theme), wrong)) {
    if (!said.has(sentence)) console.warn(`PSO-meetlat: ${sentence}`);
    said.add(sentence);
  }
}

if (Object.keys(theme).length > 0 || wrong.length > 0) {
  show();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}
