import type { Scalar, ValueKind } from "../generated/catalog.ts";
import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { followRefs, type SchemaPart } from "./follow-refs.ts";

/** What a tracking plan says of the values of a name. What it does not say, or says in a way that is not read, is left out. */
export interface DeclaredName {
  name: string;
  types?: ValueKind[];
  /** All values that are allowed. */
  values?: Scalar[];
}

/** Objects within objects are gone into so deep. */
const DEEPEST = 8;

const kinds: ReadonlySet<JsonValue> = new Set(["string", "number", "integer", "boolean", "array", "object"]);

/**
 * The properties that a JSON Schema of an object declares, by the paths that queries know: a dot goes into an object, `$`
 * stands for each entry of a list, and a dot of a name itself has a backslash before it (API.md 4.9).
 */
export function declaredNames(schema: SchemaPart, depth = 0, before = ""): DeclaredName[] {
  const object = followRefs(schema);
  const properties = member(object.part, "properties");
  if (!isJsonObject(properties) || depth >= DEEPEST) return [];
  return Object.entries(properties).flatMap(([key, part]) => {
    const name = before + key.replaceAll(".", String.raw`\.`);
    const declared = followRefs({ ...object, part });
    const within = declaredNames(declared, depth + 1, `${name}.`);
    const items = { ...declared, part: member(declared.part, "items") };
    const entries = declaredNames(items, depth + 1, `${name}.$.`);
    return [{ name, ...typesOf(declared.part), ...valuesOf(declared.part) }, ...within, ...entries];
  });
}

/** What several versions of one rule declare: of each name only what all that have it say of it. */
export function mergeNames(lists: readonly (readonly DeclaredName[])[]): DeclaredName[] {
  const merged = new Map<string, DeclaredName>();
  for (const declared of lists.flat()) {
    const other = merged.get(declared.name);
    merged.set(declared.name, other ? mergeFacts(other, declared) : declared);
  }
  return [...merged.values()];
}

function mergeFacts({ name, types, values }: DeclaredName, other: DeclaredName): DeclaredName {
  return {
    name,
    ...(types && other.types && { types: [...new Set([...types, ...other.types])] }),
    ...(values && other.values && { values: [...new Set([...values, ...other.values])] }),
  };
}

function typesOf(schema: JsonValue | undefined): Pick<DeclaredName, "types"> {
  const written = [member(schema, "type") ?? []].flat();
  const types = written.filter((type) => type !== "null");
  return types.length > 0 && types.every((type) => kinds.has(type)) ? { types: types as ValueKind[] } : {};
}

function valuesOf(schema: JsonValue | undefined): Pick<DeclaredName, "values"> {
  const values = allowed(schema)?.filter((value) => value !== null);
  return values && values.length > 0 && values.every(isScalar) ? { values } : {};
}

function allowed(schema: JsonValue | undefined): JsonValue[] | undefined {
  const listed = member(schema, "enum");
  if (Array.isArray(listed)) return listed;
  const only = member(schema, "const");
  return only === undefined ? undefined : [only];
}

function isScalar(value: JsonValue): value is Scalar {
  return typeof value !== "object" && value !== null;
}
