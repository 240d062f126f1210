import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { SourceText } from "../../diagnostics/source-text.ts";
import { pointerKeys, type Pointer } from "../../values/pointer.ts";

/** A field in a syntax tree, and what stands around it. Offsets are UTF-16 units of the file. */
export interface YamlField {
  key: Scalar.Parsed;
  value: ParsedNode;
  /** The mapping that holds the field. */
  map: YAMLMap.Parsed;
  /** Whether it is part of a `{…}` or `[…]`. */
  flow: boolean;
  /** Blanks that a block below the key is indented by. */
  indent: number;
}

/** A field that can be edited; or one that is not there, or must not be touched, and why. `start` is where to look. */
export type FoundField =
  | ({ type: "field" } & YamlField)
  | { type: "missing"; start: number; reason: string }
  | { type: "stuck"; start: number; end: number; reason: string };

/** Blanks a level, where the file does not show how many it uses. */
const usualStep = 2;

/** Finds a field of a document. Values that are shared by anchors and aliases are nobody's own to edit. */
export function findField(root: ParsedNode | null, pointer: Pointer, source: SourceText): FoundField {
  let node = root;
  let found: Omit<YamlField, "indent" | "value"> | undefined;
  let flow = false;
  const columns: number[] = [];
  for (const name of pointerKeys(pointer)) {
    if (isSeq(node)) {
      const list: YAMLSeq.Parsed = node;
      flow ||= list.flow === true;
      node = list.items[Number(name)] ?? null;
      if (isAlias(node)) return stuck(node, `it is the alias *${node.source}`);
      continue;
    }
    if (!isMap(node)) return missing(node, "it is not written out here");
    const map: YAMLMap.Parsed = node;
    flow ||= map.flow === true;
    const item = map.items.find(({ key }) => isScalar(key) && key.value === name);
    if (!item || !isScalar(item.key)) return missing(map, "it is not written out here");
    found = { key: item.key, map, flow };
    columns.push(source.position(item.key.range[0]).column - 1);
    node = item.value;
    if (isAlias(node)) return stuck(node, `it is the alias *${node.source}`);
    if (node && "anchor" in node && node.anchor) return stuck(node, `it is marked &${node.anchor} for use elsewhere`);
  }
  if (!found || !node) return missing(node, "it has no value");
  if (!/^[ \t]*:/.test(source.text.slice(found.key.range[1]))) return stuck(node, "its key is written with a ?");
  const [outer = 0, inner = 0] = columns.slice(-2);
  return { type: "field", ...found, value: node, indent: inner + (inner > outer ? inner - outer : usualStep) };
}

function missing(node: ParsedNode | null, reason: string): FoundField {
  return { type: "missing", start: node?.range[0] ?? 0, reason };
}

function stuck({ range: [start, end] }: ParsedNode, reason: string): FoundField {
  return { type: "stuck", start, end, reason };
}
