import { isMap, isScalar, type Document, type ParsedNode, type Scalar } from "yaml";
import type { SourceText } from "../diagnostics/source-text.ts";
import { query } from "../resources/comparisons.ts";
import type { Pointer } from "../values/pointer.ts";
import { findField, type YamlField } from "../yaml/write/find-field.ts";
import { manifestKinds } from "./kinds.ts";

/** A query in a syntax tree, or the place of one that has to be left alone. Offsets are UTF-16 units of the file. */
export type FoundQuery =
  | ({ type: "query" } & QueryField)
  | { type: "skipped"; start: number; end: number; reason: string };

/** A field that holds a query. */
export interface QueryField extends YamlField {
  value: Scalar.Parsed & { value: string };
}

/** Pointers of all fields that hold queries, by kind. */
export const queryPointers: ReadonlyMap<string, readonly Pointer[]> = new Map(
  manifestKinds.map(({ resource }) => [
    resource.kind,
    resource.fields.filter(({ comparison }) => comparison === query).map(({ pointer }) => `/spec${pointer}`),
  ]),
);

/** The queries of one document, in the order of the table of fields. */
export function findQueries({ contents }: Document<ParsedNode>, source: SourceText): FoundQuery[] {
  if (!isMap(contents)) return [];
  const kind = contents.get("kind", true);
  const pointers = isScalar(kind) ? queryPointers.get(String(kind.value)) : undefined;
  return (pointers ?? []).flatMap((pointer) => findQuery(contents, pointer, source));
}

function findQuery(root: ParsedNode, pointer: Pointer, source: SourceText): FoundQuery[] {
  const found = findField(root, pointer, source);
  if (found.type === "missing") return [];
  if (found.type === "stuck") return [{ ...found, type: "skipped" }];
  const { value: node } = found;
  return holdsText(node) ? [{ ...found, type: "query", value: node }] : [];
}

function holdsText(node: ParsedNode): node is QueryField["value"] {
  return isScalar(node) && typeof node.value === "string";
}
