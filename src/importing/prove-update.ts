import { isDeepStrictEqual } from "node:util";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import { isDesired } from "../manifest/load-manifests.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { getAt, removeAt, type Pointer } from "../values/pointer.ts";
import type { Address, DeclaredResource, LiveResource } from "../resources/resource.ts";
import { sameSettings } from "../resources/settings.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { type JsonObject, type JsonValue, isJsonObject } from "../values/json.ts";
import { findDifferences } from "./field-differences.ts";

/** What was meant to change in one document. */
export interface IntendedChange {
  address: Address;
  /** Where the document's `metadata.name` stood before the edit. */
  nameStart: number;
  /** Where the resource stands in the spec of its manifest. */
  place: Pointer;
  live: LiveResource;
  fields: readonly FieldRule[];
  /** Settings in other fields, which are brought up to what is live in part. */
  places: readonly Pointer[];
}

/** What a manifest is read with. */
export interface ReadingContext {
  context: ManifestContext;
  /** The key of an address. */
  keyOf: (address: Address) => string | undefined;
  secretOf: SecretSource;
}

/**
 * Reads an edited file again: whether it says what it said before, but for the intended fields, and whether those mean
 * what is live now, read just as a plan reads them. Anything else is a bug of the editor.
 *
 * @param resources What the edited file declares.
 */
export function isAsIntended(
  before: SourceText,
  after: SourceText,
  changes: readonly IntendedChange[],
  resources: readonly DeclaredResource[],
  reading: ReadingContext,
): boolean {
  const [old, edited] = [parseYaml(before), parseYaml(after)];
  return (
    changes.every((change) => meansLive(resources, change, reading)) &&
    edited.documents.length === old.documents.length &&
    old.documents.every((document, index) => {
      const nameStart = document.positions.value("/metadata/name")?.start;
      const own = changes.filter((each) => each.nameStart === nameStart);
      return isDeepStrictEqual(without(document.value, own), without(edited.documents[index]?.value, own));
    })
  );
}

function meansLive(
  resources: readonly DeclaredResource[],
  { address, live, fields, places }: IntendedChange,
  { keyOf, secretOf }: ReadingContext,
): boolean {
  const desired = resources.find((resource) => resource.address === address);
  if (!desired || !isDesired(desired)) return false;
  const { fields: differing, declared, shown } = findDifferences({ desired, live }, keyOf, secretOf);
  const isLive = (place: Pointer): boolean => {
    const own = getAt(declared, place);
    return own === undefined ? (getAt(shown, place) ?? null) === null : sameSettings(own, getAt(shown, place));
  };
  return (
    places.every(isLive) &&
    fields.every(
      (rule) =>
        !differing.includes(rule) &&
        (getAt(desired.spec, rule.pointer) !== undefined || (getAt(live.spec, rule.pointer) ?? null) === null),
    )
  );
}

function without(document: JsonValue | undefined, changes: readonly IntendedChange[]): JsonValue | undefined {
  if (!isJsonObject(document) || changes.length === 0) return document;
  const rest: JsonObject = structuredClone(document);
  for (const { place, fields, places } of changes)
    for (const pointer of [...fields.map((rule) => rule.pointer), ...places]) removeAt(rest, `/spec${place}${pointer}`);
  return rest;
}
