import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import type { Scalar, ValueKind } from "../generated/catalog.ts";
import type { SaidOfValue } from "./schema-reading.ts";

const kinds: ReadonlySet<JsonValue> = new Set(["string", "number", "integer", "boolean", "array", "object"]);

/** What `type`, `enum` and `const` of a JSON Schema say of a value. `null` is no value (API.md 4.9). */
export function readSaid(schema: JsonValue): SaidOfValue {
  if (!isJsonObject(schema)) return {};
  const types = typesOf(schema);
  const values = types?.length === 0 ? [] : valuesOf(schema);
  return { ...(types && { types }), ...(values && { values }) };
}

function typesOf(schema: JsonValue): ValueKind[] | undefined {
  const type = member(schema, "type");
  if (type === undefined) return undefined;
  const types = [type].flat().filter((each) => each !== "null");
  return types.every((each) => kinds.has(each)) ? (types as ValueKind[]) : undefined;
}

function valuesOf(schema: JsonValue): Scalar[] | undefined {
  const values = allowed(schema)?.filter((value) => value !== null);
  return values?.every(isScalar) ? values : undefined;
}

function allowed(schema: JsonValue): readonly JsonValue[] | undefined {
  const listed = member(schema, "enum");
  if (Array.isArray(listed)) return listed;
  const only = member(schema, "const");
  return only === undefined ? undefined : [only];
}

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== "object" && value !== null;
}
