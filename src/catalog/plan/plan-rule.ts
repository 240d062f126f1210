import { isJsonObject, member, type JsonValue } from "../../values/json.ts";

/** A rule of a tracking plan as far as it matters here (API.md 7.4). */
export interface PlanRule {
  type: "COMMON" | "GROUP" | "IDENTIFY" | "PAGE" | "SCREEN" | "TRACK";
  /** The name of an event, for `TRACK`. */
  key?: string;
  /** Whether it is over. */
  deprecated: boolean;
  /** JSON Schema of the whole call. */
  schema: JsonValue;
}

const types: ReadonlySet<JsonValue | undefined> = new Set(["COMMON", "GROUP", "IDENTIFY", "PAGE", "SCREEN", "TRACK"]);

/**
 * Reads a rule as the API answers it, and as files keep it: with `jsonSchema` in camel or snake case, as an object or as a
 * text of JSON.
 *
 * @returns `undefined` for what is no rule.
 */
export function readPlanRule(value: JsonValue): PlanRule | undefined {
  const type = member(value, "type");
  const spelled = typeof type === "string" ? type.toUpperCase() : type;
  const schema = parseText(member(value, "jsonSchema") ?? member(value, "json_schema"));
  if (!types.has(spelled) || !isJsonObject(schema)) return undefined;
  const key = member(value, "key");
  const over = member(value, "deprecatedAt") ?? member(value, "deprecated_at");
  return {
    type: spelled as PlanRule["type"],
    ...(typeof key === "string" && key !== "" && { key }),
    deprecated: typeof over === "string" && over !== "",
    schema,
  };
}

function parseText(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return undefined;
  }
}
