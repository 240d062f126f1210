import path from "node:path";
import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import { patternLine } from "../project/pattern-line.ts";
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
import { manifestKinds } from "./kinds.ts";

/** Every `apiVersion` of this tool starts with it. */
const OURS = "audiencectl/";

/** Where a resource is declared that no glob leads to, and the glob that would. */
export interface Unmatched {
  source: SourceRange;
  /** As it stands in the project file. */
  glob: string;
}

/** What is declared in files that no glob matches, and the warnings about it. */
export interface UnmatchedManifests {
  byAddress: ReadonlyMap<Address, Unmatched>;
  diagnostics: Diagnostic[];
}

/** A file with a manifest that no glob matches. */
interface FoundManifest {
  glob: string;
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
  const found = files.flatMap((file): FoundManifest[] => {
    const { source } = readTextFile(file, showPath(file, cwd));
    // Most files beside manifests are something else, and reading them as YAML takes longest.
    const documents = source?.text.includes(OURS) ? parseYaml(source).documents.filter(isManifest) : [];
    const [first] = documents;
    if (!first) return [];
    const glob = globFor(project, file);
    for (const document of documents) {
      const address = addressIn(document);
      const place = headRange(document, "/metadata/name");
      if (address !== undefined) byAddress.set(address, { source: place, glob });
    }
    return [{ glob, shown: showPath(file, cwd), source: headRange(first, "/apiVersion") }];
  });
  const groups = groupBy(found, ({ glob }) => glob);
  return {
    byAddress,
    diagnostics: [...groups.values()].flatMap(([first, ...more]) => (first ? warn(project, first, more.length) : [])),
  };
}

function isManifest({ value }: YamlDocument): boolean {
  if (!isJsonObject(value)) return false;
  const [version, kind] = [member(value, "apiVersion"), member(value, "kind")];
  return typeof version === "string" && version.startsWith(OURS) && kind !== "Project";
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

function warn(project: Project, { glob, shown, source }: FoundManifest, more: number): Diagnostic {
  const which = more === 0 ? `${shown} is` : `${shown} and ${plural(more, "other manifest file")} beside it are`;
  return {
    code: "project-unmatched-manifest",
    severity: "warning",
    message: `${which} matched by no pattern under spec.manifests, so nothing is declared there, and what was made from there counts as removed`,
    hint: coverHint(project, glob),
    source,
  };
}

/** How a file comes to be read, or is left out on purpose. */
export function coverHint(project: Project, glob: string): string {
  const [add, leaveOut] = [glob, `!${glob}`].map((each) => patternLine(project, each));
  const where = project.sources.has("/spec/manifests") ? "below spec.manifests" : "below spec";
  return `write into ${project.source.file}, ${where}: ${add}; or, to leave it out on purpose: ${leaveOut}`;
}
