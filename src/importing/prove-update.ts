import { isDeepStrictEqual } from "node:util";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { compareTold } from "../resources/told.ts";
import { getAt, removeAt, type Pointer } from "../values/pointer.ts";
import type { LiveResource } from "../resources/resource.ts";
import { resolveTemplate } from "../values/template.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { type JsonObject, type JsonValue, isJsonObject } from "../values/json.ts";

/** What was meant to change in one document. */
export interface IntendedChange {
  /** Where the document's `metadata.name` stood before the edit. */
  nameStart: number;
  /** Where the resource stands in the spec of its manifest. */
  place: Pointer;
  live: LiveResource;
  fields: readonly FieldRule[];
}

/**
 * Reads an edited file again: whether it says what it said before, but for the intended fields, and whether those mean
 * what is live now. Anything else is a bug of the editor.
 */
export function isAsIntended(before: SourceText, after: SourceText, changes: readonly IntendedChange[]): boolean {
  const [old, edited] = [parseYaml(before), parseYaml(after)];
  return (
    edited.diagnostics.every(({ severity }) => severity !== "error") &&
    edited.documents.length === old.documents.length &&
    old.documents.every((document, index) => {
      const nameStart = document.positions.value("/metadata/name")?.start;
      const own = changes.filter((each) => each.nameStart === nameStart);
      const now = edited.documents[index]?.value;
      return (
        own.every((change) => change.fields.every((rule) => meansLive(now, rule, change))) &&
        isDeepStrictEqual(without(document.value, own), without(now, own))
      );
    })
  );
}

function meansLive(document: JsonValue | undefined, rule: FieldRule, { place, live }: IntendedChange): boolean {
  const declared = getAt(document, `/spec${place}${rule.pointer}`);
  if (declared === undefined) return getAt(live.spec, rule.pointer) === undefined;
  return compareTold(rule, unescapeTexts(declared), live.spec).equal;
}

function unescapeTexts(value: JsonValue): JsonValue {
  if (typeof value === "string") return resolveTemplate(value, () => undefined).value;
  return Array.isArray(value) ? value.map(unescapeTexts) : value;
}

function without(document: JsonValue | undefined, changes: readonly IntendedChange[]): JsonValue | undefined {
  if (!isJsonObject(document) || changes.length === 0) return document;
  const rest: JsonObject = structuredClone(document);
  for (const { place, fields } of changes) for (const { pointer } of fields) removeAt(rest, `/spec${place}${pointer}`);
  return rest;
}
