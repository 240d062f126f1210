import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import { getAt } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";

/** Where queries stand, whatever the kind. */
const places = ["/definition/query", "/if"];

/**
 * Errors in the queries of manifests that adopt an object, for those whose object does not have that very query already.
 *
 * @param changes A change for everything that is declared, `none` among them.
 */
export function findDoubtedQueries(desired: readonly DesiredResource[], changes: readonly Change[]): Diagnostic[] {
  const doubted = desired.filter(({ doubts = [] }) => doubts.length > 0);
  if (doubted.length === 0) return [];
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  return doubted.flatMap(({ address, doubts = [] }) => (isLive(byAddress.get(address)) ? [] : doubts));
}

/** Whether the query of a change is what the space holds. */
function isLive(change: Change | undefined): boolean {
  if (!change?.before || change.action === "replace") return false;
  const { before, after } = change;
  return places.some((place) => {
    const live = getAt(before, place);
    return live !== undefined && live === getAt(after ?? {}, place);
  });
}
