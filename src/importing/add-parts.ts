import { isDeepStrictEqual } from "node:util";
import { SourceText } from "../diagnostics/source-text.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { Address } from "../resources/resource.ts";
import { groupBy } from "../values/group-by.ts";
import { type JsonObject, isJsonObject } from "../values/json.ts";
import { getAt, setAt, type Pointer } from "../values/pointer.ts";
import { composeDocuments } from "../yaml/compose-documents.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { appendItems, type NewItem } from "../yaml/write/append-items.ts";
import { findField } from "../yaml/write/find-field.ts";
import { applyEdits } from "../yaml/write/text-edit.ts";
import { checkText } from "./check-texts.ts";
import type { LeftField } from "./edit-document.ts";

/** A part that is in the space only, and where a manifest would declare it. */
export interface AddedPart {
  address: Address;
  /** Which document of the file declares its audience, from 0. */
  document: number;
  /** The list that it belongs into, as a place in the document. */
  list: Pointer;
  item: NewItem;
  /** What there is to say where it is left to a person. */
  left: LeftField;
}

/** A file with what was written into it. */
interface PartsAdded {
  text: string;
  added: Address[];
  left: LeftField[];
}

/**
 * Writes parts into the lists of a file; every other byte stays. The result is read again: where it does not say exactly what it
 * should, or would be refused by `validate`, a list stays as it was.
 */
export async function addParts(
  source: SourceText,
  parts: readonly AddedPart[],
  context: ManifestContext,
): Promise<PartsAdded> {
  const lists = [...groupBy(parts, ({ document, list }) => `${document}${list}`).values()];
  const all = await withParts(source, lists, context);
  if (typeof all !== "string") return { text: all.text, added: parts.map(({ address }) => address), left: [] };
  const result: PartsAdded = { text: source.text, added: [], left: [] };
  for (const list of lists) {
    const after = await withParts(new SourceText(source.file, result.text), [list], context);
    if (typeof after === "string") result.left.push(...list.map(({ left }) => leaveBecause(left, after)));
    else {
      result.text = after.text;
      result.added.push(...list.map(({ address }) => address));
    }
  }
  return result;
}

/** What is said of a part that is left to a person, with the reason for that. */
export function leaveBecause(left: LeftField, why: string): LeftField {
  return { ...left, reason: `${left.reason}; it is not written into the manifest, because ${why}` };
}

/** The file with all of these parts, list by list, or why they cannot be written. */
async function withParts(
  source: SourceText,
  lists: readonly (readonly AddedPart[])[],
  context: ManifestContext,
): Promise<SourceText | string> {
  const roots = composeDocuments(source).documents.map(({ contents }) => contents);
  const wanted = parseYaml(source).documents.map(({ value }) => structuredClone(value));
  const edits = [];
  for (const parts of lists) {
    const [first] = parts;
    if (!first) continue;
    const { document, list } = first;
    const items = parts.map(({ item }) => item);
    const field = findField(roots[document] ?? null, list, source);
    const own = field.type === "field" ? appendItems(source, field, items) : undefined;
    const value: unknown = wanted[document];
    if (!own || !isJsonObject(value)) return "its list is not written with one entry a line";
    edits.push(...own);
    append(value, list, items);
  }
  const after = new SourceText(source.file, applyEdits(source.text, edits));
  const {
    errors: [error],
  } = await checkText(after, context);
  if (error) return `validate would refuse it: ${error.message}`;
  const read = parseYaml(after).documents.map(({ value }) => structuredClone(value));
  return isDeepStrictEqual(read, wanted) ? after : "the lines around it do not allow it";
}

function append(document: JsonObject, list: Pointer, items: readonly NewItem[]): void {
  const before = getAt(document, list);
  setAt(document, list, [
    ...(Array.isArray(before) ? before : []),
    ...items.map(({ value }) => structuredClone(value)),
  ]);
}
