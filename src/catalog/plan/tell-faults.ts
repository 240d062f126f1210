import type { Catalog } from "../generated/catalog.ts";
import { plural } from "../../values/words.ts";
import type { PlanFault } from "./read-plan-file.ts";

/**
 * A catalog that says that its tracking plan was not understood as a whole.
 *
 * @param part What may lack names because of that: `events` where the plan is all that knows of events.
 */
export function tellFaults(catalog: Catalog, part: "events" | "trackingPlan", faults: readonly PlanFault[]): Catalog {
  const [first] = faults;
  if (!first) return catalog;
  const reason = `${plural(faults.length, "rule")} of the tracking plan cannot be used: ${first.place} ${first.what}`;
  return { ...catalog, unread: { ...catalog.unread, [part]: reason } };
}
