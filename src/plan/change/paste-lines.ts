import type { JsonObject } from "../../values/json.ts";
import { pointerKeys, type Pointer } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { writeYaml } from "../../yaml/write/write-yaml.ts";

/** Characters of a name that a comment shows. */
const commentLimit = 200;

/**
 * The lines of a part of a `spec`, indented as they stand in a manifest. Reports show each letter by letter, so that what is
 * copied from a report says the same.
 *
 * @param comments Remarks on entries of lists, by their place in the value.
 * @param place Where in the `spec`.
 */
export function pasteLines(value: JsonObject, comments: ReadonlyMap<Pointer, string>, place: Pointer): string[] {
  // An entry of a list stands behind a dash, two columns from the key of the list.
  const indentation = " ".repeat(2 * (1 + pointerKeys(place).length));
  const remarks = new Map([...comments].map(([at, remark]) => [at, toPrintable(remark, commentLimit)]));
  const lines = writeYaml(value, remarks, { printed: true }).trimEnd().split("\n");
  return lines.map((line) => (line === "" ? "" : indentation + line));
}
