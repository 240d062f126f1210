import type { ApplyEvent } from "../apply/events.ts";
import type { Outcome } from "../apply/outcome.ts";

/** Something that cannot be edited just now. */
export interface Wait {
  /** What the space says of it. */
  status: string;
  /** When the waiting ends at the latest, in milliseconds since 1970. */
  untilMs: number;
}

/** Where an apply stands, counted from its events. Reports of a running apply are functions of this and of the time. */
export class ApplyTally {
  /** Changes that there are to make. */
  total = 0;
  phase: "working" | "stopping" | "proving" = "working";
  /** Operations that only fail, with the instant until which none is sent, in milliseconds since 1970. */
  readonly troubled = new Map<string, number>();
  /** What is under way and waits for nothing that is known of. */
  readonly running = new Map<string, Outcome["action"]>();
  readonly waiting = new Map<string, Wait>();
  readonly #ended = new Map<string, Outcome["status"]>();
  readonly #actions = new Map<string, Outcome["action"]>();
  #endMs = 0;
  readonly #timeScale: number;

  /** @param timeScale How many API seconds pass in one real second. */
  constructor(timeScale: number) {
    this.#timeScale = timeScale;
  }

  /** How many changes ended in one of these ways. */
  count(...statuses: Outcome["status"][]): number {
    return [...this.#ended.values()].filter((status) => statuses.includes(status)).length;
  }

  /** How many changes nobody has begun with. */
  get open(): number {
    return Math.max(0, this.total - this.#ended.size - this.running.size - this.waiting.size);
  }

  /** What the estimate leaves, in seconds; `undefined` once it has run out. */
  secondsLeft(nowMs: number): number | undefined {
    const leftMs = this.#endMs - nowMs;
    return leftMs > 0 && this.phase === "working" ? leftMs / 1000 : undefined;
  }

  /** Takes an event in. */
  note({ time, code, address = "", data }: ApplyEvent): void {
    if (code === "apply.started") {
      this.total = Number(data["changes"]);
      this.#endMs = Date.parse(time) + (Number(data["seconds"] ?? 0) * 1000) / this.#timeScale;
    } else if (code === "apply.stopping") this.phase = "stopping";
    else if (code === "apply.proving") this.phase = "proving";
    else if (code === "api.troubled") this.troubled.set(String(data["lane"]), Date.parse(String(data["until"])));
    else if (code === "api.sound") this.troubled.delete(String(data["lane"]));
    else if (code === "change.started") this.#begin(address, data["action"] as Outcome["action"]);
    else if (code === "change.resumed") this.#begin(address, this.#actions.get(address) ?? "none");
    else if (code === "change.waiting") {
      this.running.delete(address);
      this.waiting.set(address, { status: String(data["status"]), untilMs: Date.parse(String(data["until"])) });
    } else if (code.startsWith("change.")) {
      this.running.delete(address);
      this.waiting.delete(address);
      this.#ended.set(address, code.slice("change.".length) as Outcome["status"]);
    }
  }

  #begin(address: string, action: Outcome["action"]): void {
    this.#actions.set(address, action);
    this.waiting.delete(address);
    this.running.set(address, action);
  }
}
