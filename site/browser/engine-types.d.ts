/** What a file of the bundle is for; `generator.engine` writes these names into the manifest. */
export type Role = "worker" | "loader" | "script" | "machine" | "library" | "calculator" | "tables";

export interface EngineFile {
  role: Role;
  name: string;
  /** bytes, before compression */
  size: number;
}

export interface EngineManifest {
  pyodide: string;
  runtime: Record<string, string>;
  files: EngineFile[];
}

export type Stage = "idle" | "fetching" | "locking" | "starting" | "ready" | "failed";

export type Reason = "network" | "timeout" | "unsupported" | "memory" | "crash";

export interface StageDetail {
  stage: Stage;
  /** bytes that are in, of the `total` */
  loaded: number;
  total: number;
  reason: Reason | null;
}

/** The files that the worker reads from memory: all but itself and the machine, which is compiled. */
export type Files = Record<"loader" | "script" | "library" | "calculator" | "tables", ArrayBuffer>;

/** Everything that is fetched before the lock, kept so that the engine can start again behind it. */
export interface Bundle {
  worker: ArrayBuffer;
  machine: WebAssembly.Module;
  files: Files;
  runtime: Record<string, string>;
}

export interface StartOrder {
  kind: "start";
  machine: WebAssembly.Module;
  files: Files;
  runtime: Record<string, string>;
  /** an address of our own that the lock must refuse */
  probe: string;
}

export interface Question {
  kind: "ask";
  id: number;
  request: string;
  /** the bytes of a file that goes along */
  attachment: ArrayBuffer | undefined;
}

export type ToWorker = StartOrder | Question;

/** Plain objects only: not every browser can send an Error from a worker to its page. */
export type FromWorker =
  | { kind: "alive" }
  | { kind: "started" }
  | { kind: "failed"; reason: Reason; message: string }
  | { kind: "answer"; id: number; response: string };
