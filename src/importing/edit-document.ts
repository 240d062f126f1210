import type { ParsedNode } from "yaml";
import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import type { Address, DeclaredResource, DesiredResource } from "../resources/resource.ts";
import { editField } from "./edit-field.ts";
import type { OwnedPair } from "../plan/draft.ts";
import type { Differences } from "./field-differences.ts";
import { queryLines } from "./query-lines.ts";
import { findField } from "../yaml/write/find-field.ts";
import type { IntendedChange } from "./prove-update.ts";
import type { TextEdit } from "../yaml/write/text-edit.ts";

/** A pair with the fields that differ and are to be edited. */
export interface DifferingPair extends OwnedPair, Differences {
  /** The resource whose document declares it. */
  manifest: DesiredResource;
}

/** A field that is left to a person, and why. */
export interface LeftField {
  address: Address;
  /** Empty: not a field, but a whole part of an audience, there or not there. */
  pointer: Pointer;
  source: SourceRange;
  reason: string;
  hint: string;
  /** What there is to paste, as YAML. */
  lines?: string;
}

/** The edits of one document. */
export interface DocumentUpdate extends IntendedChange {
  address: Address;
  edits: TextEdit[];
}

/** The document that declares a resource, and where its `metadata.name` stands; no document where none has that name there. */
export function findRoot(
  source: SourceText,
  roots: readonly (ParsedNode | null)[],
  { source: declaredAt }: Pick<DeclaredResource, "source">,
): { root: ParsedNode | null; nameStart: number } {
  for (const root of roots) {
    const name = findField(root, "/metadata/name", source);
    if (name.type !== "field") continue;
    const { line, column } = source.position(name.value.range[0]);
    if (line === declaredAt.line && column === declaredAt.column) return { root, nameStart: name.value.range[0] };
  }
  return { root: null, nameStart: 0 };
}

/**
 * Works out the edits of the document that declares a resource.
 *
 * @param roots The documents of the file.
 * @param left Takes the fields that cannot be edited.
 * @param keyOf The key of an address.
 */
export function editDocument(
  source: SourceText,
  roots: readonly (ParsedNode | null)[],
  { desired, live, fields, declared, shown, manifest }: DifferingPair,
  left: LeftField[],
  keyOf: (address: Address) => string | undefined,
): DocumentUpdate {
  const { root, nameStart } = findRoot(source, roots, manifest);
  const done: FieldRule[] = [];
  const edits: TextEdit[] = [];
  const places: Pointer[] = [];
  const spec = `/spec${desired.place}`;
  for (const rule of fields) {
    const [own, seen] = [declared, shown].map((values) => getAt(values, rule.pointer));
    const named = desired.references.filter(({ pointer }) => pointer === rule.pointer);
    const references = new Map(named.map(({ address }) => [address, keyOf(address)]));
    const values = { live: getAt(live.spec, rule.pointer), declared: own, shown: seen };
    const edit = editField({ source, root, rule, references }, `${spec}${rule.pointer}`, values);
    if (edit.type === "edit") {
      edits.push(...edit.edits);
      if (!edit.partly) done.push(rule);
      places.push(...(edit.partly?.places ?? []).map((at) => at.slice(spec.length)));
      for (const { at, start, reason, hint } of edit.partly?.left ?? [])
        left.push({
          address: desired.address,
          pointer: at.slice(spec.length),
          source: source.range(start),
          reason,
          hint,
        });
    } else {
      const place = desired.sources.get(rule.pointer) ?? source.range(edit.start);
      left.push({
        address: desired.address,
        pointer: rule.pointer,
        source: place,
        reason: edit.reason,
        hint: edit.hint,
        ...queryLines(rule, desired, values.live),
      });
    }
  }
  return { address: desired.address, nameStart, place: desired.place, live, fields: done, places, edits };
}
