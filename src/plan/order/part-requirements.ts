import { groupBy } from "../../values/group-by.ts";
import type { Address } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";

/** What a part waits for its parent to be. */
const parentActions: Readonly<Record<Change["action"], ReadonlySet<Change["action"]>>> = {
  // A part is nobody's to touch before its audience is this project's.
  update: new Set(["adopt", "update", "replace"]),
  adopt: new Set(),
  delete: new Set(["adopt", "update"]),
  create: new Set(["adopt", "update", "create", "replace"]),
  replace: new Set(["adopt", "update", "replace"]),
  forget: new Set(),
  mark: new Set(),
  withheld: new Set(),
  none: new Set(),
};

/**
 * What changes wait for because of who is part of whom: parts for what they are part of, what goes for its parts. New
 * parts wait until the old ones beside them are gone: whatever cannot be deleted must not be sent twice (API.md 5.10).
 *
 * A part that is replaced together with its parent is the one that requires its parent although the parent waits for it:
 * its old object goes first, its new one comes last. Who carries plans out knows the two apart.
 */
export function requirementsOfParts(changes: readonly Change[]): (change: Change) => Address[] {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const parts = groupBy(changes, ({ within }) => within?.at(-1)?.address);
  return (change) => {
    const parent = byAddress.get(change.within?.at(-1)?.address ?? "");
    const waits = parent && parentActions[change.action].has(parent.action) ? [parent.address] : [];
    // The audience may be further up than the parent, which is none of the adoption's changes.
    const audience = byAddress.get(change.within?.[0]?.address ?? "");
    if (audience?.action === "adopt" && change.action !== "none") waits.push(audience.address);
    const own = parts.get(change.address) ?? [];
    const goes = change.action === "delete" || change.action === "replace";
    const goingParts = goes ? own.filter(({ action }) => action === "delete") : [];
    const siblings = (parent && parts.get(parent.address)) ?? [];
    const goingSiblings =
      change.action === "create" || change.action === "replace"
        ? siblings.filter(({ kind, action }) => kind === change.kind && action === "delete")
        : [];
    return [...waits, ...[...goingParts, ...goingSiblings].map(({ address }) => address)];
  };
}
