import { checkFql } from "../../query/index.ts";
import type { RequestError } from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import { inputFault } from "../input-faults.ts";
import { refuse } from "../refusal.ts";
import type { SimulatedSpace } from "../state.ts";
import type { World } from "../world.ts";

/** "Each Unify space can have up to 10 filters" (API.md 6.2). */
const filtersPerSpace = 10;

/** Faults of FQL that cannot be read, by the setting `invalidFilter`. The body may still be malformed. */
export function filterFaults({ if: condition }: { if?: unknown }, { settings }: World): RequestError[] {
  if (settings.invalidFilter === "accept" || typeof condition !== "string" || condition === "") return [];
  const mistake = checkFql(condition).find(({ severity }) => severity === "error");
  return mistake === undefined ? [] : [inputFault("if", `is not valid FQL: ${mistake.message}`)];
}

/** Throws the `Refusal` of an eleventh filter, with the status of the setting `filterLimitStatus`. */
export function refuseEleventh(space: SimulatedSpace, { settings }: World): void {
  if (itemsOf(space, "filters").length < filtersPerSpace) return;
  throw refuse(settings.filterLimitStatus, `A space may have ${filtersPerSpace} filters.`);
}
