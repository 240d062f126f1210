import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from "yaml";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import { compareText } from "../values/compare-text.ts";
import { isJsonObject, type JsonObject } from "../values/json.ts";
import { composeDocuments } from "../yaml/compose-documents.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { endOfBlock } from "../yaml/write/end-of-block.ts";
import { editList } from "../yaml/write/edit-list.ts";
import { findField } from "../yaml/write/find-field.ts";
import { applyEdits, endOfLine, lineBreakOf, type TextEdit } from "../yaml/write/text-edit.ts";
import { writeFlow } from "../yaml/write/write-flow.ts";

/**
 * The text of a project file whose `spec.secrets` lists further environment variables, so that manifests may name them.
 * Every other byte stays. The result is read again: it says nothing else than before.
 *
 * @param text A project file without its byte order mark.
 * @param more Names that it is to list; those that it lists already do not count.
 * @returns `undefined` where the file is not written in a way that can be edited, so that a person has to do it.
 */
export function addSecrets(text: string, more: readonly string[]): string | undefined {
  const before = readDocument(text);
  const spec = before?.["spec"];
  if (!before || !isJsonObject(spec)) return undefined;
  const listed = Array.isArray(spec["secrets"]) ? spec["secrets"].filter((name) => typeof name === "string") : [];
  const added = [...new Set(more)].filter((name) => !listed.includes(name)).toSorted(compareText);
  const secrets = [...listed, ...added];
  const edits = editsFor(text, secrets);
  const after = edits && applyEdits(text, edits);
  const isSound =
    after !== undefined && isDeepStrictEqual(readDocument(after), { ...before, spec: { ...spec, secrets } });
  return isSound ? after : undefined;
}

/** What a project file says; `undefined` where it cannot be read as one document. */
function readDocument(text: string): JsonObject | undefined {
  const { documents, diagnostics } = parseYaml(new SourceText("", text));
  const [only, ...others] = documents;
  if (others.length > 0 || hasErrors(diagnostics)) return undefined;
  return isJsonObject(only?.value) ? only.value : undefined;
}

function editsFor(text: string, names: readonly string[]): readonly TextEdit[] | undefined {
  const source = new SourceText("", text);
  const root = composeDocuments(source).documents[0]?.contents ?? null;
  const field = findField(root, "/spec/secrets", source);
  if (field.type === "stuck") return undefined;
  if (field.type === "field") {
    if (!isSeq(field.value)) return undefined;
    const [start, end] = field.value.range;
    const isEmpty = field.value.items.length === 0;
    return isEmpty ? [{ start, end, text: writeFlow([...names]) }] : editList(text, field, names, false);
  }
  const spec = findField(root, "/spec", source);
  return spec.type === "field" && !spec.flow && isMap(spec.value) ? addField(source, spec.value, names) : undefined;
}

/** A new last field of a mapping that has a line for each. */
function addField(source: SourceText, map: YAMLMap.Parsed, names: readonly string[]): readonly TextEdit[] | undefined {
  const [first] = map.items as { key: ParsedNode }[];
  const end = map.flow ? undefined : endOfBlock(map);
  if (!first || !isScalar(first.key) || end === undefined) return undefined;
  const at = endOfLine(source.text, end);
  const blanks = " ".repeat(source.position(first.key.range[0]).column - 1);
  return [{ start: at, end: at, text: `${lineBreakOf(source.text)}${blanks}secrets: ${writeFlow([...names])}` }];
}
