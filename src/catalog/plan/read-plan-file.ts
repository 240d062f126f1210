import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { childPointer, getAt, type Pointer } from "../../values/pointer.ts";
import { readPlanRule, readSchema, type PlanRule, type PlanRuleReading } from "./plan-rule.ts";

/** The rules of a tracking plan, and what is not to be understood of them. */
export interface PlanReading {
  rules: PlanRule[];
  faults: PlanFault[];
}

/** A rule that was left out, or of which only the name is known. */
export interface PlanFault {
  place: Pointer;
  /** Such as `has no key`. */
  what: string;
}

/** Where a file or an answer has its rules. */
const places: readonly Pointer[] = ["", "/rules", "/data/rules", "/trackingPlan/rules"];

/**
 * The rules of a tracking plan that is kept in a file: as Segment's API answers them, alone or around them, as Terraform has
 * them, or as Segment's older API did, with `rules.events`. A plan without rules is one.
 *
 * @returns `undefined` when there is no list of rules.
 */
export function readPlanFile(value: JsonValue): PlanReading | undefined {
  for (const place of places) {
    const list = getAt(value, place);
    if (Array.isArray(list)) return readPlanRules(list, place);
  }
  const older = member(value, "rules");
  const known = ["events", "identify", "group"].some((part) => member(older, part) !== undefined);
  return known ? gather(readOlder(older)) : undefined;
}

/** Reads rules one by one. @param place Where their list is. */
export function readPlanRules(list: readonly JsonValue[], place: Pointer): PlanReading {
  return gather(list.map((rule, at): PlacedReading => ({ place: childPointer(place, at), ...readPlanRule(rule) })));
}

type PlacedReading = PlanRuleReading & { place: Pointer };

function gather(readings: readonly PlacedReading[]): PlanReading {
  return {
    rules: readings.flatMap(({ rule }) => rule ?? []),
    faults: readings.flatMap(({ place, fault }) => (fault === undefined ? [] : { place, what: fault })),
  };
}

/** `{events: [{name, rules}], identify: …, group: …}`, where `rules` is the JSON Schema. */
function readOlder(rules: JsonValue | undefined): PlacedReading[] {
  const events = member(rules, "events");
  const traits = (["identify", "group"] as const).map((part) => [part, member(rules, part)] as const);
  return [
    ...(Array.isArray(events) ? events : []).map((event, at): PlacedReading => {
      const place = childPointer("/rules/events", at);
      const key = member(event, "name");
      if (typeof key !== "string" || key === "") return { place, fault: "has no name" };
      return { place, ...older("TRACK", member(event, "rules"), key) };
    }),
    ...traits.flatMap(([part, schema]): PlacedReading[] => {
      if (!isJsonObject(schema) && typeof schema !== "string") return [];
      return [{ place: `/rules/${part}`, ...older(part === "identify" ? "IDENTIFY" : "GROUP", schema) }];
    }),
  ];
}

function older(type: PlanRule["type"], value: JsonValue | undefined, key?: string): PlanRuleReading {
  const { schema, fault } = readSchema(value ?? null);
  const rule = { type, ...(key !== undefined && { key }), deprecated: false, schema };
  return { rule, ...(fault !== undefined && { fault }) };
}
