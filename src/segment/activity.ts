import type { LaneWait } from "./lane-wait.ts";
import { operationRow, type OperationId } from "./operations.ts";

/** A client that had nothing to do for so long begins something new: then counting starts again. Real milliseconds. */
const NEW_WORK_MS = 1000;

/** Calls of one operation that are not answered yet. */
export interface OpenCalls {
  operation: OperationId;
  count: number;
  /** What they wait for before the next of them is sent, and for how many real milliseconds; absent: for an answer. */
  wait?: Pick<LaneWait, "reason"> & { leftMs: number };
}

/** What a client is busy with just now. */
export interface ClientActivity {
  /** Calls that there are to make, as far as is known: those handed over, and the pages that lists still have. */
  asked: number;
  /** How many of them have ended. */
  answered: number;
  /** Nothing: the client is idle. Those with the most calls come first. */
  open: readonly OpenCalls[];
}

/** Keeps account of the calls of a client, whoever makes them, so that anybody can be told how far they are. */
export class Activity {
  #asked = 0;
  #answered = 0;
  #idleSinceMs = performance.now();
  readonly #open = new Map<OperationId, number>();
  /** Pages that lists still have, by operation. */
  readonly #expected = new Map<OperationId, number>();
  readonly #waits = new Map<string, Pick<LaneWait, "reason"> & { untilMs: number }>();

  /** Notes that a call is handed over. */
  begin(operation: OperationId): void {
    if (this.#open.size === 0 && performance.now() - this.#idleSinceMs > NEW_WORK_MS) {
      this.#asked = 0;
      this.#answered = 0;
    }
    this.#asked += 1;
    this.#expected.set(operation, Math.max(0, (this.#expected.get(operation) ?? 0) - 1));
    this.#open.set(operation, (this.#open.get(operation) ?? 0) + 1);
  }

  /** Notes that a call has ended, however it did. */
  end(operation: OperationId): void {
    const left = (this.#open.get(operation) ?? 1) - 1;
    this.#answered += 1;
    if (left > 0) this.#open.set(operation, left);
    else this.#open.delete(operation);
    if (this.#open.size === 0) this.#idleSinceMs = performance.now();
  }

  /** Notes how many more pages a list has; 0 when its end is reached. */
  expect(operation: OperationId, pages: number): void {
    this.#expected.set(operation, pages);
  }

  /** Notes what a lane waits for. The latest word counts. */
  wait(lane: string, { reason, waitMs }: Pick<LaneWait, "reason" | "waitMs">): void {
    this.#waits.set(lane, { reason, untilMs: performance.now() + waitMs });
  }

  /** How far everything is just now. */
  look(): ClientActivity {
    const nowMs = performance.now();
    const open = [...this.#open].map(([operation, count]): OpenCalls => {
      const wait = this.#waits.get(operationRow(operation).lane);
      const leftMs = (wait?.untilMs ?? nowMs) - nowMs;
      return { operation, count, ...(wait && leftMs > 0 && { wait: { reason: wait.reason, leftMs } }) };
    });
    const more = [...this.#expected.values()].reduce((sum, pages) => sum + pages, 0);
    const asked = this.#asked + (open.length > 0 ? more : 0);
    return { asked, answered: this.#answered, open: open.toSorted((a, b) => b.count - a.count) };
  }
}
