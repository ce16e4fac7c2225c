/**
 * The engine's own room. It is started from memory behind the lock, so it inherits the lock, and
 * everything that it needs is handed in. A classic script: module workers from memory are refused
 * in sandboxed frames.
 */

/** @import { Files, FromWorker, Question, Reason, StartOrder, ToWorker } from "./engine-types.js" */

/** Nothing is ever asked of it: what Pyodide fetches from here is answered from memory. */
const NOWHERE = "https://engine.invalid/";
/** What Python imports from; the tables only once a workbook comes. */
const ARCHIVES = { calculator: "/lib/calculator.zip", tables: "/lib/tables.zip" };

/** @type {(request: string, attachment?: Uint8Array) => string} */
let answer;

addEventListener("message", ({ data }) => {
  const order = /** @type {ToWorker} */ (data);
  const done = order.kind === "start" ? start(order) : ask(order);
  done.catch((error) => fail("crash", error));
});
// Pyodide waits for ever for what fails in a corner of its start.
addEventListener("unhandledrejection", ({ reason }) => answer ?? fail("crash", reason));
tell({ kind: "alive" });

/** @param {StartOrder} order */
async function start({ machine, files, runtime, probe }) {
  if (!(await isLocked(probe))) return fail("unsupported", "the worker is not behind the lock");
  answerFromMemory(machine, files);
  const { loadPyodide } = await import(address(files.loader));
  await import(address(files.script));
  const pyodide = await loadPyodide({
    indexURL: NOWHERE,
    packageBaseUrl: NOWHERE,
    lockFileContents: { info: runtime, packages: {} },
    env: { PYTHONPATH: Object.values(ARCHIVES).join(":") },
    fsInit: (/** @type {any} */ FS) => {
      FS.writeFile(ARCHIVES.calculator, new Uint8Array(files.calculator));
      FS.writeFile(ARCHIVES.tables, new Uint8Array(files.tables));
    },
  });
  answer = pyodide.pyimport("pso.api").answer;
  tell({ kind: "started" });
}

/** @param {Question} question */
async function ask({ id, request, attachment }) {
  const file = attachment && new Uint8Array(attachment);
  tell({ kind: "answer", id, response: answer(request, file) });
}

/** @param {string} probe */
async function isLocked(probe) {
  return fetch(probe, { cache: "no-store" }).then(() => false, () => true);
}

/**
 * Pyodide fetches two files and compiles the machine; both are here already.
 *
 * @param {WebAssembly.Module} machine
 * @param {Files} files
 */
function answerFromMemory(machine, files) {
  self.fetch = async (wanted) =>
    new Response(String(wanted).endsWith(".zip") ? files.library : null);
  WebAssembly.instantiateStreaming = async (_, imports) => ({
    module: machine,
    // Pyodide would wait for ever for a machine that finds no room.
    instance: await WebAssembly.instantiate(machine, imports).catch((error) => {
      fail("crash", error);
      throw error;
    }),
  });
}

/** @param {ArrayBuffer} script */
function address(script) {
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

/**
 * @param {Reason} reason
 * @param {unknown} error
 */
function fail(reason, error) {
  tell({ kind: "failed", reason, message: String(error) });
}

/** @param {FromWorker} message */
function tell(message) {
  postMessage(message);
}
