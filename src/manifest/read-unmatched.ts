import path from "node:path";
import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import type { Project } from "../project/project.ts";
import { showPath } from "../project/show-path.ts";
import { addressOf } from "../resources/kinds.ts";
import type { Address } from "../resources/resource.ts";
import { groupBy } from "../values/group-by.ts";
import { isJsonObject, member } from "../values/json.ts";
import { plural } from "../values/words.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { readTextFile } from "../yaml/read-text-file.ts";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";
import { coverHint, coversOnly } from "./cover-hint.ts";
import { manifestKinds } from "./kinds.ts";
import { testKind } from "./test-documents.ts";

/** Every `apiVersion` of this tool starts with it. */
const OURS = "audiencectl/";

/** Where a resource is declared that no glob leads to, and how its file comes to be read. */
export interface Unmatched {
  source: SourceRange;
  hint: string;
}

/** What is declared in files that no glob matches, and the warnings about it. */
export interface UnmatchedManifests {
  byAddress: ReadonlyMap<Address, Unmatched>;
  diagnostics: Diagnostic[];
}

/** A file with a manifest that no glob matches. */
interface FoundManifest {
  /** Absolute. */
  file: string;
  /** The glob for all files of the same kind in its folder. */
  glob: string;
  /** The addresses that it declares. */
  addresses: { address: Address; source: SourceRange }[];
  /** As people see it. */
  shown: string;
  source: SourceRange;
}

/**
 * Looks for manifests among YAML files that no glob of a project matches. They declare nothing, so what they made would be
 * deleted. One warning for each glob that would cover them. What is no manifest of this tool, or cannot be read, is left out.
 *
 * @param files Absolute paths.
 * @param cwd The folder that shown paths are relative to.
 */
export function readUnmatched(project: Project, files: readonly string[], cwd: string): UnmatchedManifests {
  const byAddress = new Map<Address, Unmatched>();
  const diagnostics: Diagnostic[] = [];
  const found = files.flatMap((file) => findManifest(project, file, cwd));
  for (const [glob, group] of groupBy(found, (each) => each.glob)) {
    const all = group.map(({ file }) => file);
    const pattern = coversOnly(project, glob, all) ? glob : undefined;
    for (const { file, addresses } of group) {
      const hint = coverHint(project, [file], pattern);
      for (const { address, source } of addresses) byAddress.set(address, { source, hint });
    }
    diagnostics.push(...warn(group, coverHint(project, all, pattern)));
  }
  return { byAddress, diagnostics };
}

function findManifest(project: Project, file: string, cwd: string): FoundManifest[] {
  const { source } = readTextFile(file, showPath(file, cwd));
  // Most files beside manifests are something else, and reading them as YAML takes longest.
  const documents = source?.text.includes(OURS) ? parseYaml(source).documents.filter(isManifest) : [];
  const [first] = documents;
  if (!first) return [];
  const addresses = documents.flatMap((document) => {
    const address = addressIn(document);
    return address === undefined ? [] : [{ address, source: headRange(document, "/metadata/name") }];
  });
  const shown = showPath(file, cwd);
  return [{ file, glob: globFor(project, file), addresses, shown, source: headRange(first, "/apiVersion") }];
}

function isManifest({ value }: YamlDocument): boolean {
  if (!isJsonObject(value)) return false;
  const [version, kind] = [member(value, "apiVersion"), member(value, "kind")];
  return typeof version === "string" && version.startsWith(OURS) && kind !== "Project" && kind !== testKind;
}

function addressIn({ value }: YamlDocument): Address | undefined {
  if (!isJsonObject(value)) return undefined;
  const kind = manifestKinds.find(({ resource }) => resource.kind === member(value, "kind"));
  const metadata = member(value, "metadata");
  const name = isJsonObject(metadata) ? member(metadata, "name") : undefined;
  return kind && typeof name === "string" ? addressOf(kind.resource, name) : undefined;
}

/** The glob for all files of the same kind in a folder. */
function globFor(project: Project, file: string): string {
  const folder = path.relative(project.directory, path.dirname(file)).replaceAll(path.sep, "/");
  return `${folder === "" ? "" : `${folder}/`}*${path.extname(file)}`;
}

function warn([first, ...others]: readonly FoundManifest[], hint: string): Diagnostic[] {
  if (!first) return [];
  const { shown, source } = first;
  const more = others.length;
  const which = more === 0 ? `${shown} is` : `${shown} and ${plural(more, "other manifest file")} beside it are`;
  const message = `${which} matched by no pattern under spec.manifests, so nothing is declared there, and what was made from there counts as removed`;
  return [{ code: "project-unmatched-manifest", severity: "warning", message, hint, source }];
}
