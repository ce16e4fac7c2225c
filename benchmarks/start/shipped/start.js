/** Pyodide as its documentation starts it: a module worker, npm's files, the package unpacked. */

const worker = new Worker("worker.js", { type: "module" });
const opgave = await (await fetch("opgave.json")).json();
worker.postMessage(JSON.stringify({ language: "nl", opgave }));
worker.addEventListener("message", ({ data }) => {
  document.querySelector("[data-result]").innerHTML = JSON.parse(data).fragments.level;
  performance.mark("first result");
});
