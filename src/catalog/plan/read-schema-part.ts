import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import { followRef, type SchemaPart } from "./follow-refs.ts";
import { readSaid } from "./read-said.ts";
import { joinAll, joinSome, nothingSaid, notRead, type SchemaReading } from "./schema-reading.ts";

/** Reads the value of one keyword, or a part within it. */
type Within = (part: JsonValue | undefined, deeper?: number) => SchemaReading;

/** Objects within objects are gone into so deep, from the whole call on. */
const DEEPEST = 10;

type Reader = (value: JsonValue, within: Within, part: JsonObject) => SchemaReading;

/** Keywords that bear on names, each with what it says. */
const keywords: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["properties", (value, within) => (isJsonObject(value) ? readMembers(value, within) : notRead)],
  ["items", (value, within) => readItems([value].flat(), within)],
  ["prefixItems", (value, within) => (Array.isArray(value) ? readItems(value, within) : notRead)],
  ["contains", readMoreItems],
  ["additionalItems", readMoreItems],
  ["unevaluatedItems", readMoreItems],
  ["allOf", readAll],
  ["anyOf", readSome],
  ["oneOf", readSome],
  // What is asked is a name that may be there, and says nothing of how it is.
  ["if", (value, within) => sometimes(within(value))],
  ["then", (value, within, part) => joinSome([within(value), within(member(part, "else"))])],
  ["else", (value, within, part) => (Object.hasOwn(part, "then") ? nothingSaid : sometimes(within(value)))],
  ["dependencies", readDependent],
  ["dependentSchemas", readDependent],
  ["additionalProperties", readOthers],
  ["unevaluatedProperties", readOthers],
  // Which names fit is not asked.
  ["patternProperties", (value) => (isJsonObject(value) && Object.keys(value).length === 0 ? nothingSaid : notRead)],
]);

/** Keywords that only narrow down what others allow, or are notes, whatever stands in them. */
const silent: ReadonlySet<string> = new Set(
  [
    ["$ref", "$schema", "$id", "$anchor", "$comment", "$defs", "$vocabulary", "definitions", "not", "required"],
    ["type", "enum", "const", "propertyNames", "dependentRequired", "default", "examples", "contentSchema"],
  ].flat(),
);

/**
 * Reads what a part of a JSON Schema says. What stands beside a reference holds as well as what it leads to. A keyword that
 * is not known is a note when its value is plain, and else may say anything.
 *
 * @param depth How many objects are around it.
 */
export function readSchemaPart(at: SchemaPart, depth = 0): SchemaReading {
  const { part, budget } = at;
  if (part === undefined || part === null || typeof part === "boolean") return nothingSaid;
  budget.left -= 1;
  if (!isJsonObject(part) || depth > DEEPEST || budget.left < 0) return notRead;
  const within: Within = (inner, deeper = 0) => readSchemaPart({ ...at, part: inner }, depth + deeper);
  const { $ref } = part;
  const target = $ref === undefined ? undefined : followRef($ref, at);
  const referred = $ref === undefined ? nothingSaid : target ? readSchemaPart(target, depth) : notRead;
  return Object.entries(part)
    .map(([keyword, value]) => readKeyword(keyword, value, within, part))
    .reduce(joinAll, joinAll({ ...nothingSaid, said: readSaid(part) }, referred));
}

function readKeyword(keyword: string, value: JsonValue, within: Within, part: JsonObject): SchemaReading {
  const read = keywords.get(keyword);
  if (read) return read(value, within, part);
  return silent.has(keyword) || isNote(keyword, value) ? nothingSaid : notRead;
}

function isNote(keyword: string, value: JsonValue): boolean {
  if (keyword.startsWith("$")) return false;
  return [value]
    .flat()
    .every((each) => typeof each !== "object" || each === null || Object.values(each).every(isPlain));
}

function isPlain(value: JsonValue): boolean {
  return typeof value !== "object" || value === null;
}

/** A name that must not be there is none. */
function readMembers(properties: JsonObject, within: Within): SchemaReading {
  const there = Object.entries(properties).filter(([, part]) => part !== false);
  return { ...nothingSaid, lists: true, members: new Map(there.map(([name, part]) => [name, within(part, 1)])) };
}

function readItems(parts: readonly JsonValue[], within: Within): SchemaReading {
  return parts.length === 0 ? nothingSaid : { ...nothingSaid, items: joinSome(parts.map((part) => within(part, 1))) };
}

function readMoreItems(value: JsonValue): SchemaReading {
  return isJsonObject(value) ? { ...nothingSaid, items: notRead } : nothingSaid;
}

function readAll(value: JsonValue, within: Within): SchemaReading {
  return Array.isArray(value) ? value.map((each) => within(each)).reduce(joinAll, nothingSaid) : notRead;
}

function readSome(value: JsonValue, within: Within): SchemaReading {
  return Array.isArray(value) && value.length > 0 ? joinSome(value.map((each) => within(each))) : notRead;
}

function readDependent(value: JsonValue, within: Within): SchemaReading {
  if (!isJsonObject(value)) return notRead;
  const schemas = Object.values(value).filter((each) => !Array.isArray(each));
  return schemas.map((each) => sometimes(within(each))).reduce(joinAll, nothingSaid);
}

function readOthers(value: JsonValue): SchemaReading {
  return value === false ? nothingSaid : { ...nothingSaid, others: true };
}

function sometimes(reading: SchemaReading): SchemaReading {
  return joinSome([reading, nothingSaid]);
}
