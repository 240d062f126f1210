import { getAt } from "../../values/pointer.ts";
import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { readPlanRule, type PlanRule } from "./plan-rule.ts";

/**
 * The rules of a tracking plan that is kept in a file: as Segment's API answers them, alone or around them, as Terraform has
 * them, or as Segment's older API did, with `rules.events`.
 *
 * @returns `undefined` when nothing of it is a rule.
 */
export function readPlanRules(value: JsonValue): PlanRule[] | undefined {
  const lists = [value, ...["/rules", "/data/rules", "/trackingPlan/rules"].map((place) => getAt(value, place))];
  const rules = lists.find((list) => Array.isArray(list))?.flatMap((rule) => readPlanRule(rule) ?? []);
  const found = rules ?? readOlder(member(value, "rules"));
  return found.length > 0 ? found : undefined;
}

/** `{events: [{name, rules}], identify: …, group: …}`, where `rules` is the JSON Schema. */
function readOlder(rules: JsonValue | undefined): PlanRule[] {
  if (!isJsonObject(rules)) return [];
  const events = Array.isArray(rules["events"]) ? rules["events"] : [];
  return [
    ...events.flatMap((event) => older("TRACK", member(event, "rules"), member(event, "name"))),
    ...older("IDENTIFY", rules["identify"]),
    ...older("GROUP", rules["group"]),
  ];
}

function older(type: PlanRule["type"], schema: JsonValue | undefined, key?: JsonValue): PlanRule[] {
  if (!isJsonObject(schema) || (type === "TRACK" && typeof key !== "string")) return [];
  return [{ type, ...(typeof key === "string" && { key }), deprecated: false, schema }];
}
