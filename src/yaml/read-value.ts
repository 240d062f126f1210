import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type ParsedNode } from "yaml";
import type { RuleCode } from "../diagnostics/codes.ts";
import { placeText, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { toPrintable } from "../values/printable.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { maxDepth } from "./compose-documents.ts";
import type { JsonObject, JsonValue } from "../values/json.ts";
import { childPointer, type Pointer } from "../values/pointer.ts";
import { PositionTable, type Span } from "./position-table.ts";
import { findScalarFault } from "./scalar-faults.ts";
import { findSecondDocuments } from "./second-documents.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Values that all aliases of a document may add together. */
export const maxAliasValues = 10_000;

/** Tags that only say what the value is anyway. */
const coreTags = new Set([
  "!",
  ...["str", "int", "float", "bool", "null", "map", "seq"].map((t) => `tag:yaml.org,2002:${t}`),
]);

/** The value of a document with the place of everything in it, and the faults that the grammar does not know. */
export function readValue(
  tree: Document<ParsedNode>,
  source: SourceText,
): { document: YamlDocument; diagnostics: Diagnostic[] } {
  const reader = new ValueReader(source);
  const value = reader.read(tree.contents, "", undefined, 0);
  for (const error of [...tree.errors, ...tree.warnings]) {
    if (error.code !== "TAG_RESOLVE_FAILED") continue;
    const tag = toPrintable(source.text.slice(...error.pos));
    const hint = `manifests are plain data: remove the tag, or put the text in quotes if the ! belongs to it`;
    reader.report("document-unknown-tag", `the tag ${tag} has no meaning here`, spanOf(error.pos), hint);
  }
  const { positions, poisoned, diagnostics, exhausted } = reader;
  return { document: { source, value: exhausted ? undefined : value, positions, poisoned }, diagnostics };
}

/** Walks one syntax tree. Aliases are followed here, under a budget, instead of by the library. */
class ValueReader {
  readonly positions = new PositionTable();
  readonly poisoned = new Set<Pointer>();
  readonly diagnostics: Diagnostic[] = [];
  exhausted = false;
  readonly #source: SourceText;
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<Node>();
  #aliasDepth = 0;
  #aliasValues = 0;

  constructor(source: SourceText) {
    this.#source = source;
  }

  report(code: RuleCode, message: string, span: Span, hint: string): void {
    this.diagnostics.push({ code, severity: "error", message, hint, source: this.#source.range(span.start, span.end) });
  }

  /** The value of a node. `key` is where its key stands, `place` where its alias does when it is reached through one. */
  read(node: Node | null, pointer: Pointer, key: Span | undefined, depth: number, place?: Span): JsonValue {
    const span = place ?? this.#span(node, key);
    this.positions.add(pointer, span, key);
    if (node === null || this.exhausted) return null;
    if (this.#aliasDepth > 0) this.#aliasValues += 1;
    if (this.#aliasValues > maxAliasValues) return this.#exhaust("document-alias-bomb", span);
    if (depth > maxDepth) return this.#exhaust("document-too-deep", span);
    if (isAlias(node)) return this.#readAlias(node.source, pointer, key, depth, span);
    if ("anchor" in node && node.anchor) this.#anchors.set(node.anchor, node);
    if (node.tag && !coreTags.has(node.tag)) this.poisoned.add(pointer);
    this.#open.add(node);
    const value = this.#readContent(node, pointer, depth, span);
    this.#open.delete(node);
    return value;
  }

  #readContent(node: Node, pointer: Pointer, depth: number, span: Span): JsonValue {
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        this.read(item as Node | null, childPointer(pointer, index), undefined, depth + 1),
      );
    }
    if (isMap(node)) return this.#readMap(node.items as Pair<Node, Node | null>[], pointer, depth);
    if (!isScalar(node)) throw new Error("a YAML node is neither a scalar, a list, a mapping nor an alias");
    const fault = findScalarFault(node.value, node.source ?? "");
    if (fault) {
      this.report(fault.code, fault.message, span, fault.hint);
      this.poisoned.add(pointer);
    }
    return toPlainScalar(node.value);
  }

  #readMap(pairs: readonly Pair<Node, Node | null>[], pointer: Pointer, depth: number): JsonObject {
    const object: JsonObject = {};
    const firstKeys = new Map<string, Span>();
    const own = depth === 0 ? this.#withoutFurtherDocuments(pairs) : pairs;
    for (const pair of own) {
      const span = this.#span(pair.key, undefined);
      const key = this.#readKey(pair, pointer, span);
      if (key === undefined) continue;
      const first = firstKeys.get(key);
      if (first) {
        const message = `the key ${toPrintable(key)} appears twice in one mapping`;
        this.report(
          "document-duplicate-key",
          message,
          span,
          `the first one is at ${placeText(this.#source.range(first.start))}`,
        );
        this.poisoned.add(childPointer(pointer, key));
        continue;
      }
      firstKeys.set(key, span);
      object[key] = this.read(pair.value, childPointer(pointer, key), span, depth + 1);
    }
    return object;
  }

  /** The entries of a document up to where another one begins without its `---`, which is told. */
  #withoutFurtherDocuments(pairs: readonly Pair<Node, Node | null>[]): readonly Pair<Node, Node | null>[] {
    const keys = pairs.map(({ key }) => ({
      name: isScalar(key) ? String(key.value) : "",
      span: this.#span(key, undefined),
    }));
    const starts = findSecondDocuments(keys);
    for (const { name, span } of starts)
      this.report(
        "document-missing-separator",
        `another document begins at ${toPrintable(name)}, and the line --- before it is missing`,
        span,
        "write --- on a line of its own before this line",
      );
    const [start] = starts;
    return start
      ? pairs.slice(
          0,
          keys.findIndex(({ span }) => span === start.span),
        )
      : pairs;
  }

  /** The key's text, or `undefined` when the entry has to be left out. */
  #readKey(pair: Pair<Node, Node | null>, pointer: Pointer, span: Span): string | undefined {
    const key: unknown = isScalar(pair.key) ? pair.key.value : undefined;
    if (typeof key !== "string") {
      const hint = 'put a text with braces or a * in quotes: "{{ name }}"';
      this.report("document-key-not-text", "a key is a list, a mapping or an alias", span, hint);
    } else if (span.start === span.end) {
      this.report("document-key-not-text", "a colon has no key before it", span, "write key: value");
    } else if (key === "__proto__") {
      this.report("document-forbidden-key", "the key __proto__ is not allowed", span, "choose another key");
      return undefined;
    } else if (key === "<<") {
      const hint = "repeat the fields, or use an alias for a whole value: key: *anchor";
      this.report("document-merge-key", "the merge key << is not supported", span, hint);
    } else {
      const fault = findScalarFault(key, key);
      if (!fault) return key;
      this.report(fault.code, fault.message, span, fault.hint);
    }
    // The mapping lacks what the entry should have brought: nothing more is said about it.
    this.poisoned.add(pointer);
    return undefined;
  }

  #readAlias(name: string, pointer: Pointer, key: Span | undefined, depth: number, span: Span): JsonValue {
    const target = this.#anchors.get(name);
    if (!target || this.#open.has(target)) {
      const message = target
        ? `the value marked &${name} contains itself`
        : `there is no anchor &${name} before this alias`;
      const hint = `an alias *NAME repeats a value marked &NAME; put a text that starts with * in quotes: "*${name}"`;
      this.report("document-unknown-alias", message, span, hint);
      this.poisoned.add(pointer);
      return null;
    }
    this.#aliasDepth += 1;
    const value = this.read(target, pointer, key, depth, span);
    this.#aliasDepth -= 1;
    return value;
  }

  #exhaust(code: "document-alias-bomb" | "document-too-deep", span: Span): null {
    const message =
      code === "document-alias-bomb"
        ? `the aliases of this document expand to more than ${maxAliasValues.toLocaleString("en")} values`
        : `the document has more than ${maxDepth} levels of nesting`;
    this.report(code, message, span, "write the values out, or split the document");
    this.exhausted = true;
    return null;
  }

  /** Where a node is written, without the blanks and comments after it. */
  #span(node: Node | null, key: Span | undefined): Span {
    if (!node?.range) return { start: key?.end ?? 0, end: key?.end ?? 0 };
    const [start, end] = node.range;
    const isFlow = (isMap(node) || isSeq(node)) && node.flow === true;
    if (isFlow || (!isMap(node) && !isSeq(node))) return this.#trim(start, end);
    const last: unknown = node.items.at(-1);
    const lastNodes = isMap(node) ? pairNodes(last) : [last as Node | null];
    const ends = lastNodes.map((child) => this.#span(child, undefined).end);
    return this.#trim(start, Math.max(start, ...ends));
  }

  #trim(start: number, end: number): Span {
    return { start, end: start + this.#source.text.slice(start, end).trimEnd().length };
  }
}

function pairNodes(pair: unknown): (Node | null)[] {
  const { key, value } = pair as Pair<Node, Node | null>;
  return [key, value];
}

function spanOf([start, end]: readonly [number, number]): Span {
  return { start, end };
}

function toPlainScalar(value: unknown): JsonValue {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value as JsonValue;
  throw new Error(`a YAML scalar has the type ${typeof value}`);
}
