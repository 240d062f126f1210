import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import type { ShapeSlip } from "../../yaml/schema-context.ts";
import { findAll } from "../place-pattern.ts";
import { writeInBraces } from "./write-value.ts";

const place = "/spec/destinations";

/** Where a manifest names destinations by their ids alone, or without the `destination:` that an entry begins with. */
export function destinationSlips(document: JsonValue): ShapeSlip[] {
  return findAll(document, place).flatMap(({ value }) =>
    Array.isArray(value)
      ? findAll(document, `${place}/*`).flatMap(({ pointer, value: entry }) => ofEntry(pointer, entry))
      : ofList(value),
  );
}

function ofList(value: JsonValue): ShapeSlip[] {
  if (value === null) return [];
  const id = idIn(value) ?? "ID";
  const message = "is not a list of destinations";
  return [{ pointer: place, message, hint: `write destinations: [${entryOf(id)}]`, whole: true }];
}

function ofEntry(pointer: string, entry: JsonValue): ShapeSlip[] {
  if (entry === null) return [];
  const id = idIn(entry);
  if (!isJsonObject(entry))
    return [
      { pointer, message: "is not an entry for a destination", hint: `write ${entryOf(id ?? "ID")}`, whole: true },
    ];
  const inner = member(entry, "destination");
  if (inner !== undefined && !isJsonObject(inner) && inner !== null) {
    const hint = `write destination: ${idOf(id ?? "ID")}`;
    return [{ pointer: `${pointer}/destination`, message: "is not a mapping with the id of a destination", hint }];
  }
  if (inner !== undefined || id === undefined) return [];
  const others = Object.keys(entry).filter((key) => !["id", "type"].includes(key));
  const message = "has the id of the destination in the wrong place";
  const fields = others.length > 0 ? `destination: ${idOf(id)} in place of id:` : entryOf(id);
  return [{ pointer, message, hint: `write ${fields}` }];
}

function entryOf(id: string): string {
  return `{ destination: ${idOf(id)} }`;
}

function idOf(id: string): string {
  return `{ id: ${writeInBraces(id)} }`;
}

/** The id that somebody wrote, in whatever shape. */
function idIn(value: JsonValue): string | undefined {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (!isJsonObject(value)) return undefined;
  const inner = member(value, "id") ?? member(value, "destination");
  return inner === undefined ? undefined : idIn(inner);
}
