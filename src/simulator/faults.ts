import { faultKindRows, type FaultKind, type FaultKindRow } from "./fault-kinds.ts";
import type { SimulatorSettings } from "./settings.ts";

/** A failure to act out. */
export interface Fault {
  /** Which operation's requests it strikes. */
  operationId: string;
  /** Strike only the nth such request since the fault was given, counted from 1; without it, all. */
  nth?: number;
  /** `-before` kinds and 429 strike before anything happens; `-after-commit` kinds after the change was made and saved. */
  kind: FaultKind;
  /** For 429: how long to wait, in real seconds. Default 1. */
  retryAfterSeconds?: number;
}

/** Takes note of a request and returns the faults that strike it. The target is the path with its query. */
export type FaultFinder = (operationId: string, target: string) => readonly Fault[];

/** Finds faults in a list, which may grow and shrink while the simulator runs. */
export function createListedFaults(faults: readonly Fault[]): FaultFinder {
  const seen = new WeakMap<Fault, number>();
  return (operationId) =>
    faults.filter((fault) => {
      if (fault.operationId !== operationId) return false;
      const count = (seen.get(fault) ?? 0) + 1;
      seen.set(fault, count);
      return fault.nth === undefined || fault.nth === count;
    });
}

/**
 * The answer of the first fault that strikes at a moment, `undefined` when none does. Throws as the kinds of failure do.
 *
 * @param rightAnswer What would be answered otherwise; there is none before anything happened.
 */
export async function strike(
  striking: readonly Fault[],
  moment: FaultKindRow["strikes"],
  request: Request,
  { retryAfterHeader }: SimulatorSettings,
  rightAnswer?: Response,
): Promise<Response | undefined> {
  const fault = striking.find(({ kind }) => faultKindRows[kind].strikes === moment);
  if (fault === undefined) return undefined;
  const row: FaultKindRow = faultKindRows[fault.kind];
  return row.answer({ waitMs: (fault.retryAfterSeconds ?? 1) * 1000, retryAfterHeader, rightAnswer, request });
}
