import { compareText } from "../values/compare-text.ts";
import type { JsonValue } from "../values/json.ts";
import type { Catalog } from "./generated/catalog.ts";

/** The longest line that a list or an object is kept on, in UTF-16 code units. */
const LINE = 110;

/**
 * The text of a catalog's file. Whatever the order in which a space answers, the same names give the same bytes: lists are
 * sorted, and an entry that fits stands on a line of its own, so that a review shows one line for each name that changed.
 */
export function writeCatalog(catalog: Catalog): string {
  return `${print(sortCatalog(catalog) as unknown as JsonValue, "")}\n`;
}

/** A catalog with its keys and lists in the order of its file. */
export function sortCatalog(catalog: Catalog): Catalog {
  return order(catalog as unknown as JsonValue) as unknown as Catalog;
}

/** The order of keys: what tells an entry from the others, what is known of it, what belongs to it. */
const keys = [
  ["$schema", "apiVersion", "kind", "environment", "space", "trackingPlan", "with", "seenSince", "unread", "kept"],
  ["id", "name", "origin", "calls", "dataType", "primaryKey", "enabled", "declared", "deprecated", "seen", "lastSeen"],
  [
    "noPath",
    "leftOver",
    "perDay",
    "types",
    "values",
    "samples",
    "partial",
    "open",
    "paths",
    "columns",
    "properties",
    "context",
  ],
  ["events", "users", "accounts", "entities", "destinations"],
].flat();
const places = new Map(keys.map((key, at) => [key, at]));

function order(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    const items = value.map(order);
    return items.every(isNamed) ? items.toSorted((a, b) => compareText(nameOf(a), nameOf(b))) : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const placeOf = (key: string): number => places.get(key) ?? places.size;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries
      .toSorted(([a], [b]) => placeOf(a) - placeOf(b) || compareText(a, b))
      .map(([key, each]) => [key, order(each)]),
  );
}

function isNamed(value: JsonValue): boolean {
  return typeof value === "object" && value !== null && ("name" in value || "id" in value);
}

/** An id goes before a name, which need not be the only one of its kind. */
function nameOf(value: JsonValue): string {
  const { id, name } = value as { id?: string; name?: string };
  return id ?? name ?? "";
}

function print(value: JsonValue, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (indent !== "") {
    const line = printLine(value, LINE - indent.length);
    if (line !== undefined) return line;
  }
  if (Array.isArray(value))
    return value.length === 0 ? "[]" : `[\n${value.map((each) => inner + print(each, inner)).join(",\n")}\n${indent}]`;
  const members = Object.entries(value).map(([key, each]) => `${inner}${JSON.stringify(key)}: ${print(each, inner)}`);
  return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
}

/** A value on one line; `undefined` when that takes more room. What is long is not printed to its end. */
function printLine(value: JsonValue, room: number): string | undefined {
  if (typeof value !== "object" || value === null) return fitting(JSON.stringify(value), room);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{ ", " }"];
  const entries: [before: string, value: JsonValue][] = Array.isArray(value)
    ? value.map((each) => ["", each])
    : Object.entries(value).map(([key, each]) => [`${JSON.stringify(key)}: `, each]);
  if (entries.length === 0) return fitting(open.trim() + close.trim(), room);
  // No entry is shorter than its separator and one character.
  if (entries.length * 3 > room) return undefined;
  let line = open;
  for (const [at, [before, each]] of entries.entries()) {
    line += (at === 0 ? "" : ", ") + before;
    const printed = printLine(each, room - line.length);
    if (printed === undefined) return undefined;
    line += printed;
  }
  return fitting(line + close, room);
}

function fitting(text: string, room: number): string | undefined {
  return text.length <= room ? text : undefined;
}
