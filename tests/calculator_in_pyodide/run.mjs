/**
 * Start the Pyodide that a visitor gets, under Node, and run one Python file of this folder in it.
 * The order comes as JSON on standard input; the exit status is what the Python file answers.
 */

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const ARCHIVES = { calculator: "/lib/calculator.zip", tables: "/lib/tables.zip" };
const order = JSON.parse(await text(process.stdin));

const { loadPyodide } = await import(pathToFileURL(`${order.pyodide}/pyodide.mjs`).href);
const calculator = await readFile(order.calculator);
const tables = await readFile(order.tables);
const pyodide = await loadPyodide({
  indexURL: order.pyodide,
  stdLibURL: order.library,
  lockFileContents: { info: order.runtime, packages: {} },
  env: { PYTHONPATH: Object.values(ARCHIVES).join(":"), ...order.environment },
  fsInit: (FS) => {
    FS.writeFile(ARCHIVES.calculator, calculator);
    FS.writeFile(ARCHIVES.tables, tables);
  },
});
for (const [place, folder] of Object.entries(order.mounts)) pyodide.mountNodeFS(place, folder);

const inside = await readFile(order.script, "utf8");
pyodide.globals.set("ORDER", JSON.stringify(order.inside));
try {
  process.exitCode = Number(pyodide.runPython(inside, { filename: order.script }));
} catch (error) {
  // Node would print all of Pyodide's source above the message.
  console.error(error.message);
  process.exitCode = 3;
}
