import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { describe } from "./claim-markers.ts";
import type { Change } from "./generated/plan.ts";
import { placeOf } from "./place.ts";

/**
 * Refuses to give an object a display name, or on creation a key, that a live object outside of this plan has already.
 * What the API does with two alike is not documented (facts 2.4), and the other object is not ours to judge.
 */
export function refuseTwins(changes: readonly Change[], live: readonly LiveResource[]): Diagnostic[] {
  const ours = new Set(changes.flatMap((change) => change.id ?? []));
  const strangers = live.filter((object) => !ours.has(object.id));
  const byName = new Map(strangers.map((object) => [`${object.kind} ${object.name}`, object]));
  const byKey = new Map(strangers.map((object) => [`${object.kind} ${object.key}`, object]));
  return changes.flatMap((change) => {
    const creates = change.action === "create";
    if (!creates && !renames(change)) return [];
    const twin =
      byName.get(`${change.kind} ${change.name}`) ??
      (creates ? byKey.get(`${change.kind} ${kindOf(change.kind).predictKey(change.name)}`) : undefined);
    return twin ? [refuseTwin(change, twin)] : [];
  });
}

/** Whether a change gives a live object another display name. */
export function renames({ before, after }: Change): boolean {
  return before !== null && after !== null && before["name"] !== after["name"];
}

function refuseTwin(change: Change, twin: LiveResource): Diagnostic {
  const what = `a live object ${describe(twin)} has the same ${twin.name === change.name ? "name" : `key ${JSON.stringify(twin.key)}`} as ${change.address}`;
  const place = placeOf(change);
  if (twin.ownership === undefined)
    return {
      code: "plan-unowned-twin",
      severity: "error",
      message: `${what}, and nobody owns it`,
      hint:
        change.action === "create"
          ? `take it over with this line in metadata: adopt: {key: ${twin.key}}`
          : "choose another name",
      ...place,
    };
  const owner =
    twin.ownership === "unreadable"
      ? "its marker cannot be read"
      : `it belongs to the project ${twin.ownership.project}`;
  return {
    code: "plan-foreign-twin",
    severity: "error",
    message: `${what}, and ${owner}`,
    hint: "choose another name",
    ...place,
  };
}
