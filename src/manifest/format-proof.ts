import { isDeepStrictEqual } from "node:util";
import { SourceText } from "../diagnostics/source-text.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { isJsonObject } from "../values/json.ts";
import { getAt, parentPointer, pointerKeys } from "../values/pointer.ts";
import type { YamlDocument } from "../yaml/yaml-document.ts";
import { queryPointers } from "./format-find.ts";

/**
 * Reads a rewritten file again and makes sure that it says what it said before, but for the queries that were meant
 * to be rewritten.
 *
 * @param expected What each rewritten query has to be, by the offset at which its value started.
 * @throws {Error} when anything else differs, which is a bug.
 */
export function proveUnchanged(before: SourceText, text: string, expected: ReadonlyMap<number, string>): void {
  const after = parseYaml(new SourceText(before.file, text));
  const { documents } = parseYaml(before);
  const same =
    after.diagnostics.every(({ severity }) => severity !== "error") &&
    after.documents.length === documents.length &&
    documents.every((document, index) => saysTheSame(document, after.documents[index], expected));
  if (!same) throw new Error(`formatting ${before.file} would change more than its queries; it was not written`);
}

function saysTheSame(
  before: YamlDocument,
  after: YamlDocument | undefined,
  expected: ReadonlyMap<number, string>,
): boolean {
  const value = structuredClone(before.value);
  for (const pointer of new Set([...queryPointers.values()].flat())) {
    const start = before.positions.value(pointer)?.start;
    const wanted = start === undefined ? undefined : expected.get(start);
    if (wanted === undefined) continue;
    const now = getAt(after?.value, pointer);
    const owner = getAt(value, parentPointer(pointer));
    if (typeof now !== "string" || now.trimEnd() !== wanted || !isJsonObject(owner)) return false;
    owner[pointerKeys(pointer).at(-1) ?? ""] = now;
  }
  return isDeepStrictEqual(value, after?.value);
}
