import path from "node:path";
import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import type { Project } from "../project/project.ts";
import { showPath } from "../project/show-path.ts";
import { groupBy } from "../values/group-by.ts";
import { isJsonObject, member } from "../values/json.ts";
import { plural } from "../values/words.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { readTextFile } from "../yaml/read-text-file.ts";
import { headRange, type YamlDocument } from "../yaml/yaml-document.ts";
import { coverHint, coversOnly } from "./cover-hint.ts";
import { testFilesOf, testKind } from "./test-documents.ts";

/** Every `apiVersion` of this tool starts with it. */
const OURS = "audiencectl/";

/** A file with a manifest that no glob matches. */
interface FoundManifest {
  /** Absolute. */
  file: string;
  /** The glob for all files of the same kind in its folder. */
  glob: string;
  /** As people see it. */
  shown: string;
  source: SourceRange;
}

/**
 * The errors about manifests among YAML files that no glob of a project matches. They would declare nothing, so what they
 * made would be deleted. One error for each glob that would cover them. What is no manifest of this tool, or cannot be read,
 * is left out.
 *
 * @param files Absolute paths.
 * @param cwd The folder that shown paths are relative to.
 */
export function refuseUnmatched(project: Project, files: readonly string[], cwd: string): Diagnostic[] {
  // An empty list says that nothing is declared any more, as in a project that releases all that it has.
  if (project.manifests.length === 0) return [];
  const isTestFile = testFilesOf(project, cwd);
  const found = files.flatMap((file) => findManifest(project, file, { cwd, isTestFile }));
  return [...groupBy(found, (each) => each.glob)].flatMap(([glob, group]) => {
    const all = group.map(({ file }) => file);
    const pattern = coversOnly(project, glob, all) ? glob : undefined;
    return refuse(group, coverHint(project, all, pattern));
  });
}

function findManifest(
  project: Project,
  file: string,
  { cwd, isTestFile }: { cwd: string; isTestFile: (file: string) => boolean },
): FoundManifest[] {
  const { source } = readTextFile(file, showPath(file, cwd));
  // Most files beside manifests are something else, and reading them as YAML takes longest.
  const documents = source && mayDeclare(source.text) ? parseYaml(source).documents.filter(isManifest) : [];
  // Who reads the tests says that the kind of one is misspelt.
  const first = documents.find((document) => !isNearlyTest(document) || !isTestFile(file));
  if (!first) return [];
  const shown = showPath(file, cwd);
  return [{ file, glob: globFor(project, file), shown, source: headRange(first, "/apiVersion") }];
}

/** Whether a text may have a manifest, by its letters alone: false only where everything of this tool says that it is something else. */
function mayDeclare(text: string): boolean {
  const ours = text.split(OURS).length - 1;
  const others = text.match(/^kind: (?:Test|Project)\s*$/gm) ?? [];
  return ours > others.length;
}

function isManifest({ value }: YamlDocument): boolean {
  if (!isJsonObject(value)) return false;
  const [version, kind] = [member(value, "apiVersion"), member(value, "kind")];
  return typeof version === "string" && version.startsWith(OURS) && kind !== "Project" && kind !== testKind;
}

function isNearlyTest({ value }: YamlDocument): boolean {
  const kind = member(value, "kind");
  return typeof kind === "string" && /^tests?$/i.test(kind);
}

/** The glob for all files of the same kind in a folder. */
function globFor(project: Project, file: string): string {
  const folder = path.relative(project.directory, path.dirname(file)).replaceAll(path.sep, "/");
  return `${folder === "" ? "" : `${folder}/`}*${path.extname(file)}`;
}

function refuse([first, ...others]: readonly FoundManifest[], hint: string): Diagnostic[] {
  if (!first) return [];
  const { shown, source } = first;
  const more = others.length;
  const which = more === 0 ? `${shown} is` : `${shown} and ${plural(more, "other manifest file")} beside it are`;
  const message = `${which} matched by no pattern under spec.manifests, so nothing is declared there, and what was made from there would be deleted`;
  return [{ code: "project-unmatched-manifest", severity: "error", message, hint, source }];
}
