import { kindOf } from "../../resources/kinds.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { groupBy } from "../../values/group-by.ts";
import { sourceIn } from "../change/source-in.ts";
import type { Change } from "../generated/plan.ts";
import type { Objection, Surroundings } from "./destination-check.ts";
import type { NamingChange } from "./named-destinations.ts";

/** How many mappings a destination has at most, over all audiences (API.md 5.10). */
const MOST_MAPPINGS = 100;

/**
 * What speaks against the activations that would be one mapping too many for their destination: the last ones of the plan.
 * Only those are counted that were read, so there may be more.
 */
export function findOverfull(
  naming: readonly NamingChange[],
  changes: readonly Change[],
  live: readonly LiveResource[],
  { known }: Pick<Surroundings, "known">,
): ReadonlyMap<Address, Objection[]> {
  const created = groupBy(
    naming.filter(({ action, change }) => action && change.action === "create"),
    ({ destination }) => destination,
  );
  const going = new Set(changes.flatMap(({ action, id }) => (action === "delete" && id !== undefined ? [id] : [])));
  const present = new Map<string, number>();
  for (const id of mappedDestinations(
    live.filter((object) => !going.has(object.id)),
    live,
  ))
    present.set(id, (present.get(id) ?? 0) + 1);
  return new Map(
    [...created].flatMap(([id, ones]) => {
      const after = (present.get(id) ?? 0) + ones.length;
      const answer = known.get(id);
      const name = answer?.type === "found" ? answer.destination.name : id;
      const tooMany = ones.slice(ones.length - Math.max(0, after - MOST_MAPPINGS));
      return tooMany.map(({ change }) => [change.address, [objectTo(change, name, after)]] as const);
    }),
  );
}

function objectTo(change: Change, name: string, after: number): Objection {
  return {
    leavesOut: "always",
    finding: {
      code: "plan-destination-full",
      severity: "error",
      message: `the destination ${name} would have ${after} mappings or more, and may have ${MOST_MAPPINGS}, so ${change.address} is left out`,
      hint: "remove others first, send one activation in place of two, or add the destination to Engage once more and name that one",
      ...sourceIn(change, undefined, ""),
    },
  };
}

/** The destination of each of some live objects that map to one. */
function mappedDestinations(objects: readonly LiveResource[], live: readonly LiveResource[]): string[] {
  const byId = new Map(live.map((object) => [object.id, object]));
  return objects.flatMap(({ kind, spec, within }) => {
    const parent = kindOf(kind).usesAction?.(spec) ? byId.get(within.at(-1) ?? "") : undefined;
    return (parent && kindOf(parent.kind).connectsTo?.(parent.spec)?.id) ?? [];
  });
}
