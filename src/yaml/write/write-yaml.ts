import { Document, isMap, isNode, isScalar, isSeq, visit, type Node } from "yaml";
import type { JsonObject } from "../../values/json.ts";
import { pointerKeys, type Pointer } from "../../values/pointer.ts";
import { isUnfileable, isUnprintable } from "../../values/printable.ts";
import { writeEscapes, writePrintedEscapes } from "./escapes.ts";

/** How a document is written. */
export interface WriteOptions {
  /** Whether it is printed and copied from there, so that it holds nothing that reports show in another way. @default false */
  printed?: boolean;
}

/**
 * A value as a YAML document of one `key: value` a line. Texts of several lines are blocks, lists stand on one line where
 * they are short, and texts that YAML 1.1 would take for something else (`yes`, a date) have quotes.
 *
 * @param comments Remarks by the place of what they are about: on what stands in a list, and on fields, before their key. Each line
 *   of a remark becomes one of the comment.
 */
export function writeYaml(
  value: JsonObject,
  comments: ReadonlyMap<Pointer, string> = new Map(),
  { printed = false }: WriteOptions = {},
): string {
  const document = new Document(value, {
    schema: "core",
    compat: "yaml-1.1",
    version: "1.2",
    // Two fields may hold one object of the program; whoever reads the file sees two of them.
    aliasDuplicateObjects: false,
  });
  for (const [pointer, comment] of comments) {
    const node = commented(document, pointerKeys(pointer));
    if (node) node.commentBefore = comment.replaceAll(/^/gm, " ");
  }
  const isStrange = printed ? isUnprintable : isUnfileable;
  visit(document, {
    Seq: (_key, node) => void (node.flow = isSeq(node) && node.items.every(isScalar)),
    Scalar: (_key, node) => {
      // A block that starts with blanks needs an indentation mark, and one of nothing but blanks cannot be written at all.
      if (typeof node.value === "string" && (isStrange(node.value) || /^\s.*\n/.test(node.value)))
        node.type = "QUOTE_DOUBLE";
    },
  });
  // The library leaves out some escapes; only texts in double quotes can hold such characters now.
  const write = printed ? writePrintedEscapes : writeEscapes;
  return write(
    document.toString({ lineWidth: 0, flowCollectionPadding: false, blockQuote: "literal", singleQuote: null }),
  );
}

/** What a remark on a place stands before. */
function commented(document: Document, path: readonly string[]): Node | undefined {
  const keys = path.map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const around = document.getIn(keys.slice(0, -1), true);
  const last = keys.at(-1);
  const pair = isMap(around) ? around.items.find(({ key }) => isScalar(key) && key.value === last) : undefined;
  const node: unknown = pair ? pair.key : document.getIn(keys, true);
  return isNode(node) ? node : undefined;
}
