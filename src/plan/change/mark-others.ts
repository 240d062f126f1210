import { kindOf } from "../../resources/kinds.ts";
import { member } from "../../values/json.ts";
import type { Change } from "../generated/plan.ts";
import { decidesMembers } from "./decides-members.ts";
import { isWritten } from "./is-change.ts";

/**
 * Marks the changes of audiences, and of their parts, in which other people may be after the plan: what decides that is edited,
 * or something changes that their query asks for, however far away. To be asked once it is known who uses what, and again where
 * changes are left out since.
 */
export function markOthers(changes: readonly Change[]): Change[] {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const reached = reachedBy(changes, byAddress);
  return changes.map((change) => {
    const { kind, address, action, within: [audience] = [], impact } = change;
    // What is new has no members of today, and what goes has none afterwards.
    const isAudience = kindOf(kind).keyMeans === "audience" && action !== "create" && action !== "delete";
    const isMarked = audience
      ? reached.has(audience.address) && byAddress.get(audience.address)?.action !== "delete"
      : isAudience && reached.has(address);
    if (isMarked === (impact.othersMayBeIn === true)) return change;
    const { othersMayBeIn: _, ...rest } = impact;
    return { ...change, impact: isMarked ? { ...rest, othersMayBeIn: true as const } : rest };
  });
}

/** The addresses of which another query, or another object that a query asks for, may give other members or values. */
function reachedBy(changes: readonly Change[], byAddress: ReadonlyMap<string, Change>): Set<string> {
  const written = changes.filter((change) => isWritten(change) && !change.within);
  const own = written.filter(({ action, ...change }) => action !== "delete" && decidesMembers(change));
  const reached = new Set(own.map(({ address }) => address));
  const open = written.filter((change) => reached.has(change.address) || givesOthers(change)).flatMap(usersOf);
  for (let address = open.pop(); address !== undefined; address = open.pop()) {
    if (reached.has(address)) continue;
    reached.add(address);
    const user = byAddress.get(address);
    if (user) open.push(...usersOf(user));
  }
  return reached;
}

function usersOf({ impact: { dependents, namedBy = [], eventReaders = [] } }: Change): string[] {
  return [...dependents, ...namedBy, ...eventReaders.map(({ dependent }) => dependent)];
}

/** Whether those who ask for an object may get others from it, although nothing that decides it is edited. */
function givesOthers({ action, before, after, impact }: Change): boolean {
  // A filter has readers only where it drops other events than before.
  if (impact.eventReaders) return true;
  const isOn = (spec: Change["before"]): unknown => member(spec ?? {}, "enabled");
  if (action === "update" || action === "adopt") return isOn(before) !== isOn(after);
  return action === "create" || action === "delete" || action === "replace";
}
