import { isJsonObject, member, type JsonValue } from "../../values/json.ts";

/** A rule of a tracking plan as far as it matters here (API.md 7.4). */
export interface PlanRule {
  type: "COMMON" | "GROUP" | "IDENTIFY" | "PAGE" | "SCREEN" | "TRACK";
  /** The name of an event, for `TRACK`. */
  key?: string;
  /** Whether it is over. */
  deprecated: boolean;
  /** JSON Schema of the whole call; `null` and whatever else is no object say nothing of what is in it. */
  schema: JsonValue;
}

const types: ReadonlySet<JsonValue | undefined> = new Set(["COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK"]);

/** What became of one rule: both where it is one, and what it allows cannot be told. */
export interface PlanRuleReading {
  rule?: PlanRule;
  /** What is wrong with it, to be put behind its place: `has no key`. */
  fault?: string;
}

/**
 * Reads a rule as the API answers it, and as files keep it: with `jsonSchema` in camel or snake case, as a schema, as a text
 * of JSON, or as `null`.
 */
export function readPlanRule(value: JsonValue): PlanRuleReading {
  if (!isJsonObject(value)) return { fault: "is no object" };
  const { type } = value;
  const spelled = typeof type === "string" ? type.toUpperCase() : type;
  if (!types.has(spelled))
    return { fault: type === undefined ? "has no type" : `has the type ${JSON.stringify(type)}` };
  const { key } = value;
  const named = typeof key === "string" && key !== "";
  if (spelled === "TRACK" && !named) return { fault: "is of type TRACK and has no key, so its event has no name" };
  const over = member(value, "deprecatedAt") ?? member(value, "deprecated_at");
  const { schema, fault } = readSchema(member(value, "jsonSchema") ?? member(value, "json_schema") ?? null);
  const rule: PlanRule = {
    type: spelled as PlanRule["type"],
    ...(named && { key }),
    deprecated: typeof over === "string" && over !== "",
    schema,
  };
  return { rule, ...(fault !== undefined && { fault }) };
}

/** A schema, which files also keep as a text of JSON. */
export function readSchema(value: JsonValue): { schema: JsonValue; fault?: string } {
  if (typeof value !== "string") return { schema: value };
  try {
    return { schema: JSON.parse(value) as JsonValue };
  } catch {
    return { schema: null, fault: "has a schema that is a text and no JSON, so nothing is known of what it declares" };
  }
}
