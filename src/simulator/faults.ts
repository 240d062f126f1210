import { tooManyRequests } from "./rate-limiter.ts";
import { refuse } from "./refusal.ts";
import type { SimulatorSettings } from "./settings.ts";

/** A failure to act out. */
export interface Fault {
  /** Which operation's requests it strikes. */
  operationId: string;
  /** Strike only the nth such request since the fault was given, counted from 1; without it, all. */
  nth?: number;
  /** `429` and `500-before` answer before anything happens; `500-after-commit` after the change was made and saved. */
  kind: "429" | "500-before" | "500-after-commit";
  /** For `429`: how long to wait, in real seconds. Default 1. */
  retryAfterSeconds?: number;
}

/** Counts an operation's request against every fault of that operation and returns those that strike it. */
export type FaultCounter = (operationId: string) => readonly Fault[];

/** A counter over a list of faults, which may grow and shrink while the simulator runs. */
export function createFaultCounter(faults: readonly Fault[]): FaultCounter {
  const seen = new WeakMap<Fault, number>();
  return (operationId) =>
    faults.filter((fault) => {
      if (fault.operationId !== operationId) return false;
      const count = (seen.get(fault) ?? 0) + 1;
      seen.set(fault, count);
      return fault.nth === undefined || fault.nth === count;
    });
}

/** Throws the `Refusal` of the first fault that strikes before the operation does anything. */
export function failBefore(striking: readonly Fault[], settings: SimulatorSettings): void {
  for (const fault of striking) {
    if (fault.kind === "429") throw tooManyRequests((fault.retryAfterSeconds ?? 1) * 1000, 1, settings);
    if (fault.kind === "500-before") throw refuse(500, "Simulated failure before the change was made.");
  }
}

/** Throws a 500 `Refusal` when a fault strikes after the change was made. */
export function failAfter(striking: readonly Fault[]): void {
  if (striking.some(({ kind }) => kind === "500-after-commit")) {
    throw refuse(500, "Simulated failure after the change was made.");
  }
}
