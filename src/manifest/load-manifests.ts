import type { KnownNames } from "../catalog/known-names.ts";
import { sortDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { realPath } from "../project/real-path.ts";
import { showPath } from "../project/show-path.ts";
import type { DeclaredResource, DesiredResource } from "../resources/resource.ts";
import { limitFindings } from "../yaml/limit-findings.ts";
import { emptyFileDiagnostic, parseYaml } from "../yaml/parse-yaml.ts";
import { readTextFile } from "../yaml/read-text-file.ts";
import { checkManifest, type ManifestContext } from "./check-manifest.ts";
import type { Manifest } from "./manifest.ts";
import type { CrossRule, CrossRuleInput } from "./rules/cross-rule.ts";
import { crossRules } from "./rules/cross-rules.ts";
import { semanticRules } from "./rules/semantics/semantic-rules.ts";
import { isTestDocument, testFilesOf } from "./test-documents.ts";
import { withoutToldTwice } from "./told-twice.ts";

/** What to load. */
export interface LoadManifestsOptions extends ManifestContext {
  /** Absolute paths, in the order that resources should have. */
  files: readonly string[];
  /** The folder that shown paths are relative to. @default process.cwd() */
  cwd?: string;
  /** What names are held against. Left out: nothing is said of names. */
  catalog?: KnownNames | undefined;
  /** Whether the rules are asked that only warn: of what queries mean with respect to each other. @default false */
  withLints?: boolean | undefined;
  /** References of a text that is in none of the files, to be checked with them. Left out: there is none. */
  outside?: CrossRuleInput["outside"];
}

/** What the manifests declare, and everything that is wrong with them. */
export interface LoadedManifests<Resource extends DeclaredResource = DeclaredResource> {
  /**
   * The resources of the chosen environment that have no fault of their own, in file order, then document order; parts
   * follow what they are part of.
   */
  resources: Resource[];
  /** In reading order. With an error among them the resources are incomplete and must not be planned with. */
  diagnostics: Diagnostic[];
  /** The text of every file that could be read and may be quoted, by its shown path, for code frames. */
  sources: ReadonlyMap<string, SourceText>;
}

/** Whether a resource can be planned with. */
export function isDesired(resource: DeclaredResource): resource is DesiredResource {
  return resource.lacksSpaceId !== true;
}

/**
 * Reads and checks manifest files. Every fault of every file is found in one go. Without a space, what mentions its id
 * is checked as far as that goes.
 */
export function loadManifests(
  options: LoadManifestsOptions & { space: { id: string } },
): Promise<LoadedManifests<DesiredResource>>;
export function loadManifests(options: LoadManifestsOptions): Promise<LoadedManifests>;
export async function loadManifests(options: LoadManifestsOptions): Promise<LoadedManifests> {
  const { files, cwd = process.cwd(), catalog, withLints = false, outside, ...context } = options;
  const manifests: Manifest[] = [];
  const diagnostics: Diagnostic[] = [];
  const sources = new Map<string, SourceText>();
  let complete = true;
  const isTestFile = testFilesOf(context.project, cwd);
  for (const file of files) {
    const read = await loadFile(file, showPath(file, cwd), { ...context, isTestFile });
    if (read.source && mayBeQuoted(file, read.source)) sources.set(read.source.file, read.source);
    manifests.push(...read.manifests);
    diagnostics.push(...limitFindings(read.diagnostics));
    complete &&= read.complete;
  }
  const together: CrossRuleInput = { manifests, project: context.project, complete, outside };
  const rules = withLints ? [...crossRules, semanticRules] : crossRules;
  diagnostics.push(...(catalog ? await holdAgainst(together, rules, catalog) : checkTogether(together, rules)));
  const resources = manifests.flatMap(({ resources }) => resources);
  return { resources, diagnostics: sortDiagnostics(diagnostics), sources };
}

function checkTogether(together: CrossRuleInput, rules: readonly CrossRule[]): Diagnostic[] {
  return rules.flatMap((rule) => rule(together));
}

/** All rules with a catalog. Most projects have none, so what looks into one is loaded only then. */
async function holdAgainst(
  together: CrossRuleInput,
  rules: readonly CrossRule[],
  catalog: KnownNames,
): Promise<Diagnostic[]> {
  const { findUnknownNames } = await import("./rules/catalog/catalog-names.ts");
  const { isInCatalog } = await import("./rules/catalog/is-in-catalog.ts");
  const found = checkTogether({ ...together, isInCatalog: (asked) => isInCatalog(asked, catalog) }, rules);
  return withoutToldTwice([...found, ...findUnknownNames(together, catalog)]);
}

/**
 * Whether lines of a file may be printed. JSON that nowhere names an `apiVersion` of this tool is something else, such as the
 * key of a cloud that a pipeline puts into the folder.
 */
function mayBeQuoted(file: string, { text }: SourceText): boolean {
  return !/\.json$/i.test(realPath(file)) || text.includes("audiencectl/");
}

interface LoadedFile {
  source?: SourceText;
  manifests: Manifest[];
  diagnostics: Diagnostic[];
  /** Whether the name of everything it declares is known. */
  complete: boolean;
}

async function loadFile(
  file: string,
  shown: string,
  { isTestFile, ...context }: ManifestContext & { isTestFile: (file: string) => boolean },
): Promise<LoadedFile> {
  const { source, diagnostics: unreadable } = readTextFile(file, shown);
  if (!source) return { manifests: [], diagnostics: unreadable, complete: false };
  const { documents: all, diagnostics } = parseYaml(source);
  const documents = all.some(isTestDocument) && isTestFile(file) ? all.filter((each) => !isTestDocument(each)) : all;
  if (all.length === 0 && diagnostics.length === 0) diagnostics.push(emptyFileDiagnostic(source, "warning"));
  const manifests: Manifest[] = [];
  for (const document of documents) {
    const checked = await checkManifest(document, context);
    diagnostics.push(...checked.diagnostics);
    if (checked.manifest) manifests.push(checked.manifest);
  }
  return { source, manifests, diagnostics, complete: manifests.length === documents.length };
}
