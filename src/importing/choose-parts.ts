import type { ParsedNode } from "yaml";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { JsonValue } from "../values/json.ts";
import { getAt } from "../values/pointer.ts";
import { composeDocuments } from "../yaml/compose-documents.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { leaveBecause, type AddedPart } from "./add-parts.ts";
import { findRoot, type LeftField } from "./edit-document.ts";
import type { LonePart } from "./lone-parts.ts";

/**
 * Chooses the parts that can be written into their manifests. What needs a secret is left to a person, because the manifest would
 * be refused before somebody sets it; and what is in one space only does not go into the manifest of several.
 */
export function chooseParts(
  found: readonly LonePart[],
  sources: ReadonlyMap<string, SourceText>,
  { project, environment }: Pick<ManifestContext, "project" | "environment">,
): { parts: AddedPart[]; left: LeftField[] } {
  const parts: AddedPart[] = [];
  const left: LeftField[] = [];
  const fileOf = treesOf(sources);
  for (const { left: own, add } of found) {
    const file = add && fileOf(own.source.file);
    const root = file && findRoot(file.source, file.roots, add.manifest).root;
    const document = root ? file.roots.indexOf(root) : -1;
    if (!file || document === -1) left.push(own);
    else if (add.lines.secrets.length > 0) left.push(leaveBecause(own, "it has secrets, which Segment does not show"));
    else if (project.environments.size > 1 && !isOnlyFor(file.values[document], environment.name))
      left.push(leaveBecause(own, `the manifest is for other environments than ${environment.name}, too`));
    else parts.push({ address: add.address, document, list: add.list, item: add.lines.item, left: own });
  }
  return { parts, left };
}

/** The syntax trees of files, each parsed once however many parts it is asked for. */
function treesOf(sources: ReadonlyMap<string, SourceText>): (file: string) => ParsedFile | undefined {
  const known = new Map<string, ParsedFile>();
  return (file) => {
    const source = sources.get(file);
    const parsed = known.get(file) ?? (source && { source, roots: rootsOf(source), values: valuesOf(source) });
    if (parsed) known.set(file, parsed);
    return parsed;
  };
}

interface ParsedFile {
  source: SourceText;
  roots: readonly (ParsedNode | null)[];
  values: readonly (JsonValue | undefined)[];
}

function rootsOf(source: SourceText): ParsedFile["roots"] {
  return composeDocuments(source).documents.map(({ contents }) => contents);
}

function valuesOf(source: SourceText): ParsedFile["values"] {
  return parseYaml(source).documents.map(({ value }) => value);
}

function isOnlyFor(document: JsonValue | undefined, environment: string): boolean {
  const names = getAt(document, "/metadata/environments");
  return Array.isArray(names) && names.every((name) => name === environment);
}
