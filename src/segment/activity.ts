import type { LaneWait } from "./lane-wait.ts";
import { operationRow, type OperationId } from "./operations.ts";

/** A client that had nothing to do for so long begins something new: then counting starts again. Real milliseconds. */
const NEW_WORK_MS = 1000;

/** Calls of one operation that are not answered yet. */
export interface OpenCalls {
  operation: OperationId;
  count: number;
  /**
   * What they wait for, and for how many real milliseconds; absent: for an answer. Of several waits the one that ends last, so that
   * what is said of an operation only goes down until it is over, or a longer wait begins.
   */
  wait?: Pick<LaneWait, "reason"> & { leftMs: number };
}

/** What a client is busy with just now. */
export interface ClientActivity {
  /** Calls that there are to make, as far as is known: those handed over, and the pages that lists still have. */
  asked: number;
  /** How many of them have ended. */
  answered: number;
  /** Nothing: the client is idle. Those that wait longest come first, then those with the most calls. */
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
  /** When waits of a lane end, by their reasons. */
  readonly #waits = new Map<string, Map<LaneWait["reason"], number>>();

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

  /** Notes what a lane waits for. Of each reason the latest word counts; 0: it waits for that no more. */
  wait(lane: string, { reason, waitMs }: Pick<LaneWait, "reason" | "waitMs">): void {
    const waits = this.#waits.get(lane) ?? new Map<LaneWait["reason"], number>();
    waits.set(reason, performance.now() + waitMs);
    this.#waits.set(lane, waits);
  }

  /** How far everything is just now. */
  look(): ClientActivity {
    const nowMs = performance.now();
    const open = [...this.#open].map(([operation, count]): OpenCalls => {
      const waits = [...(this.#waits.get(operationRow(operation).lane) ?? [])];
      const [longest] = waits.toSorted(([, one], [, other]) => other - one);
      const leftMs = (longest?.[1] ?? nowMs) - nowMs;
      return { operation, count, ...(longest && leftMs > 0 && { wait: { reason: longest[0], leftMs } }) };
    });
    const more = [...this.#expected.values()].reduce((sum, pages) => sum + pages, 0);
    const asked = this.#asked + (open.length > 0 ? more : 0);
    return {
      asked,
      answered: this.#answered,
      open: open.toSorted((a, b) => leftOf(b) - leftOf(a) || b.count - a.count),
    };
  }
}

function leftOf({ wait }: OpenCalls): number {
  return wait?.leftMs ?? 0;
}
