/** Fetch the engine's files, and say how far that is. */

/** @import { Bundle, EngineFile, EngineManifest, Role } from "./engine-types.js" */

/** A connection that brings nothing for this long is given up, in milliseconds. */
const SILENCE = 30_000;

/** The connection brought nothing for too long. */
export class Stalled extends Error {}

/** The browser cannot run the engine. */
export class Unsupported extends Error {}

/**
 * @param {string} address of the manifest
 * @param {(loaded: number, total: number) => void} onProgress in bytes
 * @returns {Promise<Bundle>}
 */
export async function download(address, onProgress) {
  const line = new Line();
  try {
    return await fetchBundle(line, address, onProgress);
  } catch (error) {
    throw line.signal.aborted ? line.signal.reason : error;
  } finally {
    line.close();
  }
}

/** All the fetches of one download: given up together, when nothing comes in any more. */
class Line {
  #guard = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  constructor() {
    this.heard();
  }

  get signal() {
    return this.#guard.signal;
  }

  /** Something came in. */
  heard() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#guard.abort(new Stalled("nothing comes in")), SILENCE);
  }

  /** Stop watching, and stop what is still under way. */
  close() {
    clearTimeout(this.#timer);
    this.#guard.abort();
  }

  /**
   * @param {string} address
   * @returns {Promise<Response>}
   */
  async fetch(address) {
    // The names change with the content, so what the browser holds is never out of date; but it may
    // hold an error from an earlier attempt.
    const kept = await fetch(address, { cache: "force-cache", signal: this.signal });
    const response = kept.ok ? kept : await fetch(address, { cache: "reload", signal: this.signal });
    if (!response.ok) throw new Error(`${response.status} for ${address}`);
    return response;
  }
}

/**
 * @param {Line} line
 * @param {string} address
 * @param {(loaded: number, total: number) => void} onProgress
 * @returns {Promise<Bundle>}
 */
async function fetchBundle(line, address, onProgress) {
  /** @type {EngineManifest} */
  const manifest = await (await line.fetch(address)).json();
  const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
  let loaded = 0;
  /** What is in of each file, in bytes. @type {Partial<Record<Role, number>>} */
  const came = {};
  /** @param {Role} role @param {number} more */
  const count = (role, more) => {
    // A download that was given up still empties what had come in.
    if (line.signal.aborted) return;
    came[role] = (came[role] ?? 0) + more;
    line.heard();
    onProgress((loaded += more), total);
  };
  /** @param {Role} role */
  const open = async (role) => {
    const { name } = fileOf(manifest, role);
    return counted(await line.fetch(new URL(name, address).href), (more) => count(role, more));
  };
  /** @param {Role} role */
  const bytes = async (role) => (await open(role)).arrayBuffer();

  const [machine, library, script, calculator, tables, loader, worker] = await Promise.all([
    compile(open("machine"), () => came.machine === fileOf(manifest, "machine").size),
    bytes("library"),
    bytes("script"),
    bytes("calculator"),
    bytes("tables"),
    bytes("loader"),
    bytes("worker"),
  ]);
  return { worker, machine, files: { loader, script, library, calculator, tables }, runtime: manifest.runtime };
}

/**
 * @param {EngineManifest} manifest
 * @param {Role} role
 * @returns {EngineFile}
 */
function fileOf(manifest, role) {
  const file = manifest.files.find((each) => each.role === role);
  if (!file) throw new Error(`the manifest names no ${role}`);
  return file;
}

/**
 * The same response, of which every chunk is counted as it comes in.
 *
 * @param {Response} response
 * @param {(more: number) => void} count
 * @returns {Response}
 */
function counted(response, count) {
  /** @type {TransformStream<Uint8Array, Uint8Array>} */
  const counter = new TransformStream({
    transform(chunk, out) {
      count(chunk.byteLength);
      out.enqueue(chunk);
    },
  });
  // Named here, because not every host knows the type of a `.wasm` file.
  const headers = { "Content-Type": "application/wasm" };
  return new Response(response.body?.pipeThrough(counter), { headers });
}

/**
 * Compile while the bytes come in.
 *
 * @param {Promise<Response>} machine
 * @param {() => boolean} isIn whether all of it has come in
 * @returns {Promise<WebAssembly.Module>}
 */
async function compile(machine, isIn) {
  try {
    return await WebAssembly.compileStreaming(machine);
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw new Unsupported(error.message);
    // When the line breaks half-way, Firefox complains of memory.
    if (!isIn() && !(error instanceof RangeError)) throw new Error("the line broke half-way");
    throw error;
  }
}
