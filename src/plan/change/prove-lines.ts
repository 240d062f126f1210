import { readLines } from "../../manifest/read-lines.ts";
import { kindOf, partsOf, wholeKindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { undeclaredPart } from "../../resources/settings.ts";
import { compareTold } from "../../resources/told.ts";
import { overlay } from "../../resources/wire-values.ts";
import { isMasked } from "../../values/masked-value.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import { childPointer, fieldPath, getAt, type Pointer } from "../../values/pointer.ts";
import { creationOf } from "./change-parts.ts";
import { lostFields } from "./lost-fields.ts";
import type { Replacement } from "./find-incomplete.ts";

/** A live object and what a manifest would declare of it. */
interface Reading {
  live: LiveResource;
  /** All that the manifest would declare. */
  declared: JsonObject;
  /** What of that comes from the lines. */
  added: JsonObject;
  audienceAfter: JsonObject | undefined;
}

/**
 * Reads lines that are offered as a manifest with them would be read.
 *
 * @returns Why the replacement would be refused with them as well, or would make another object than there is. Empty when
 *   whoever pastes them has what there is.
 */
export function findUnsaid(replacement: Replacement, lines: readonly string[]): string[] {
  const { desired, live, audienceAfter, lostParts, partsByParent } = replacement;
  const { value, faults } = readLines({
    kind: wholeKindOf(desired.kind).kind,
    place: desired.place,
    lines,
    declared: desired.spec,
    around: audienceAfter,
  });
  if (faults.length > 0) return faults;
  const own = unsaidOf({ live, declared: overlay(desired.spec, value), added: value, audienceAfter });
  const family = desired.parent === undefined ? (replacement.change.after ?? {}) : audienceAfter;
  const parts = unsaidParts(live, value, new Map([...partsByParent, [live.id, lostParts]]), family);
  return [...new Set([...own, ...parts])].map((place) => `${place} holds what a manifest cannot say`);
}

function unsaidParts(
  parent: LiveResource,
  value: JsonObject,
  partsByParent: ReadonlyMap<string, readonly LiveResource[]>,
  audienceAfter: JsonObject | undefined,
): string[] {
  return partsOf(parent.kind).flatMap((kind) => {
    const field = kind.parent?.field ?? "";
    const parts = (partsByParent.get(parent.id) ?? []).filter((part) => part.kind === kind.kind);
    return parts.flatMap((live, index) => {
      const found = getAt(value, `/${field}/${index}`);
      const declared = isJsonObject(found) ? found : {};
      return [
        ...unsaidOf({ live, declared, added: declared, audienceAfter }),
        ...unsaidParts(live, declared, partsByParent, audienceAfter),
      ].map((place) => `${field}[${index}].${place}`);
    });
  });
}

/** The places of a live object that its manifest would still not declare, or would declare as something else. */
function unsaidOf({ live, declared, added, audienceAfter }: Reading): string[] {
  const kind = kindOf(live.kind);
  const { after } = creationOf(kind, declared);
  const lost = lostFields(kind, { declared, live: live.spec, after, audienceAfter }).pointers;
  const other = kind.fields.flatMap((rule) => {
    const said = getAt(added, rule.pointer);
    if (said === undefined) return [];
    return compareTold(rule, said, live.spec).equal && !holdsMask(said) ? [] : [rule.pointer];
  });
  return [...new Set([...lost, ...other])].map((pointer) => pathIn(pointer, declared, live.spec));
}

/** The place of a field; of settings, the first key in them that is not declared. */
function pathIn(pointer: Pointer, declared: JsonObject, live: JsonObject): string {
  let at = pointer;
  let rest = undeclaredPart(getAt(live, pointer) ?? null, getAt(declared, pointer));
  while (isJsonObject(rest)) {
    const [entry] = Object.entries(rest);
    if (!entry) break;
    at = childPointer(at, entry[0]);
    rest = entry[1];
  }
  return fieldPath(at, live);
}

function holdsMask(value: JsonValue): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(holdsMask);
  return isMasked(value);
}
