import { loadPyodide } from "./pyodide/pyodide.mjs";

const started = start();

addEventListener("message", async ({ data }) => postMessage((await started)(data)));

async function start() {
  const fetched = fetch("calculator.zip").then((response) => response.arrayBuffer());
  const pyodide = await loadPyodide();
  pyodide.unpackArchive(await fetched, "zip");
  return pyodide.pyimport("pso.api").answer;
}
