/** Our engine as the site ships it: trimmed, byte-compiled, behind the lock. */

import { Engine } from "./engine.js";

const engine = new Engine();
const opgave = fetch("opgave.json").then((response) => response.json());
const started = engine.start({ before: opgave });
const answer = await engine.ask({ language: "nl", opgave: await opgave });
await started;
document.querySelector("[data-result]").innerHTML = answer.fragments.level;
performance.mark("first result");
