import { isMap, isScalar } from "yaml";
import { SourceText } from "../../diagnostics/source-text.ts";
import { composeDocuments } from "../../yaml/compose-documents.ts";
import { endOfBlock } from "../../yaml/write/end-of-block.ts";
import { findField } from "../../yaml/write/find-field.ts";
import { endOfLine, lineBreakOf } from "../../yaml/write/text-edit.ts";
import { writeYaml } from "../../yaml/write/write-yaml.ts";
import type { NewEnvironment } from "./setup.ts";

/**
 * The text of a project file with further environments behind those that it has. Every other byte stays.
 *
 * @param text A project file that says its environments.
 * @returns `undefined` where they are not written one below the other, so that a person has to do it.
 */
export function addEnvironments(text: string, environments: readonly NewEnvironment[]): string | undefined {
  const source = new SourceText("", text);
  const [document] = composeDocuments(source).documents;
  const field = findField(document?.contents ?? null, "/spec/environments", source);
  if (field.type !== "field" || field.flow || !isMap(field.value) || field.value.flow) return undefined;
  const [first] = field.value.items;
  const end = endOfBlock(field.value);
  if (!isScalar(first?.key) || end === undefined) return undefined;
  const blanks = " ".repeat(source.position(first.key.range[0]).column - 1);
  const entries = environments.map(({ name, space, region }) => [name, { space, region }]);
  const lines = writeYaml(Object.fromEntries(entries)).trimEnd().split("\n");
  const at = endOfLine(text, end);
  const lineBreak = lineBreakOf(text);
  return text.slice(0, at) + lines.map((line) => lineBreak + blanks + line).join("") + text.slice(at);
}
