import { takeSnapshot } from "./snapshot.ts";
import type { SimulatedSpace } from "../../../src/simulator/state.ts";
import type { Run } from "./run.ts";

/** Addresses of replacements after which neither the old object nor a new one is there. */
export function findHalfDone(space: SimulatedSpace, { plan, result }: Run): string[] {
  const now = takeSnapshot(space);
  return (plan?.changes ?? []).flatMap(({ action, address, id = "" }) => {
    const outcome = result?.outcomes.find((each) => each.address === address);
    const made = outcome && "id" in outcome ? outcome.id : undefined;
    return action === "replace" && !now.has(id) && !now.has(made ?? "")
      ? [`${address}: ${JSON.stringify(outcome)}`]
      : [];
  });
}
