import { isAlias, isMap, isScalar, type Document, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import type { SourceText } from "../diagnostics/source-text.ts";
import { query } from "../resources/comparisons.ts";
import { pointerKeys, type Pointer } from "../values/pointer.ts";
import { manifestKinds } from "./kinds.ts";

/** A query in a syntax tree, or the place of one that has to be left alone. Offsets are UTF-16 units of the file. */
export type FoundQuery =
  | ({ type: "query" } & QueryPlace)
  | { type: "skipped"; start: number; end: number; reason: string };

/** Where a query stands, and what stands around it. */
export interface QueryPlace {
  /** Its key and value are apart by nothing but a colon, blanks and comments. */
  keyEnd: number;
  scalar: Scalar.Parsed;
  value: string;
  /** Whether it is part of a `{…}`, which goes on one line. */
  flow: boolean;
  /** Blanks that a text block at this place is indented by. */
  indent: number;
}

const usualStep = 2;

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
  const kind = memberOf(contents, "kind")?.value;
  const pointers = isScalar(kind) ? queryPointers.get(String(kind.value)) : undefined;
  return (pointers ?? []).flatMap((pointer) => findQuery(contents, pointerKeys(pointer), source));
}

interface Member {
  key: Scalar.Parsed;
  value: ParsedNode | null;
}

function findQuery(root: YAMLMap.Parsed, keys: readonly string[], source: SourceText): FoundQuery[] {
  let node: ParsedNode | null = root;
  let flow = false;
  const columns: number[] = [];
  let key: Scalar.Parsed | undefined;
  for (const name of keys) {
    if (!isMap(node)) return [];
    flow ||= node.flow === true;
    const found = memberOf(node, name);
    if (!found) return [];
    ({ key, value: node } = found);
    columns.push(source.position(key.range[0]).column - 1);
    const reason = isAlias(node) ? `it is the alias *${node.source}` : anchorOf(node);
    if (node && reason) return [{ type: "skipped", start: node.range[0], end: node.range[1], reason }];
  }
  if (!key || !isScalar(node) || typeof node.value !== "string") return [];
  const [start, end] = node.range;
  if (!/^[ \t]*:/.test(source.text.slice(key.range[1], start)))
    return [{ type: "skipped", start, end, reason: "its key is written with a ?" }];
  const [outer = 0, inner = 0] = columns.slice(-2);
  const indent = inner + (inner > outer ? inner - outer : usualStep);
  return [{ type: "query", keyEnd: key.range[1], scalar: node, value: node.value, flow, indent }];
}

/** What is marked may be used elsewhere, too, where its text may have to be another. */
function anchorOf(node: ParsedNode | null): string | undefined {
  return node && "anchor" in node && node.anchor ? `it is marked &${node.anchor} for use elsewhere` : undefined;
}

function memberOf(map: YAMLMap.Parsed, name: string): Member | undefined {
  for (const { key, value } of map.items) if (isScalar(key) && key.value === name) return { key, value };
  return undefined;
}
