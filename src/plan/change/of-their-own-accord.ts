import type { Change } from "../generated/plan.ts";

/** The changes that are not only the consequence of what happens to the object that theirs is part of. */
export function ofTheirOwnAccord(changes: readonly Change[]): Change[] {
  const gone = new Set(
    changes.flatMap(({ address, action }) => (action === "delete" || action === "replace" ? [address] : [])),
  );
  return changes.filter(({ within = [] }) => !within.some(({ address }) => gone.has(address)));
}
