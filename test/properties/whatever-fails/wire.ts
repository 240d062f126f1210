import type { Simulator } from "../../../src/simulator/simulator.ts";

/** The nth request or write of a run. */
export interface Point {
  nth: number;
  counted: "requests" | "writes";
}

/** When a run is killed: at its nth request, or nth write, before it is sent or after it was carried out. */
export interface Kill extends Point {
  moment: "before" | "after";
}

/** What a run is put through besides failures by chance. */
export interface Ordeal {
  kill?: Kill | undefined;
  /** Before which request the first signal to stop comes. */
  stop?: Point | undefined;
}

/**
 * What lies between one run and the space. After a kill nothing reaches the space any more, as if the process had gone:
 * what would be sent rejects at once, and the run is told to break off, so that it ends soon. Its result is worth nothing.
 */
export class Wire {
  requests = 0;
  writes = 0;
  /** Requests without the right answer, whether by chance or by the kill. */
  failures = 0;
  /** Answers that refuse what was sent, and are neither about a lock nor about something that is gone. */
  readonly refusals: string[] = [];
  readonly #simulator: Simulator;
  readonly #ordeal: Ordeal;
  readonly #abort = new AbortController();
  readonly #stop = new AbortController();

  constructor(simulator: Simulator, ordeal: Ordeal) {
    this.#simulator = simulator;
    this.#ordeal = ordeal;
  }

  get killed(): boolean {
    return this.#abort.signal.aborted;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get stop(): AbortSignal {
    return this.#stop.signal;
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    if (this.killed) throw lost();
    const { kill, stop } = this.#ordeal;
    this.requests += 1;
    if (request.method !== "GET") this.writes += 1;
    const is = (point: Point | undefined): point is Point =>
      (point?.counted === "requests" || request.method !== "GET") &&
      point !== undefined &&
      this[point.counted] === point.nth;
    if (is(stop)) this.#stop.abort();
    const fatal = is(kill);
    if (fatal && kill.moment === "before") throw this.#die();
    let response: Response;
    try {
      response = await this.#simulator.fetch(request);
    } catch (error) {
      this.failures += 1;
      throw error;
    }
    if (fatal) throw this.#die();
    const { status } = response;
    const calm = status < 300 && this.#simulator.settings.failureRate === 0;
    const text = calm ? "{}" : await response.clone().text();
    if (status === 429 || status >= 500 || !isJson(text)) this.failures += 1;
    else if (status >= 400 && status !== 404 && !text.includes("is locked"))
      this.refusals.push(`${request.method} ${new URL(request.url).pathname}: ${status} ${text}`);
    return response;
  };

  #die(): TypeError {
    this.failures += 1;
    this.#abort.abort(lost());
    return lost();
  }
}

function lost(): TypeError {
  return new TypeError("fetch failed", { cause: new Error("the process was killed") });
}

function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}
