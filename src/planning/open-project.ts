import { existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { loadManifests } from "../manifest/load-manifests.ts";
import { refuseUnmatched } from "../manifest/refuse-unmatched.ts";
import { chooseEnvironment } from "../project/choose-environment.ts";
import { findManifestFiles } from "../project/find-manifest-files.ts";
import { findProjectFile, projectFileName, type FoundProjectFile } from "../project/find-project-file.ts";
import { loadProject } from "../project/load-project.ts";
import type { Profile } from "../probe/generated/profile.ts";
import type { Environment, Project } from "../project/project.ts";
import type { DeclaredResource } from "../resources/resource.ts";
import { readProfiles } from "./read-behaviour.ts";
import { openCatalogFile, type CatalogUse } from "./open-catalog.ts";

/** Where a project is looked for and which of its environments is meant. */
export interface ProjectChoice {
  /** The folder that paths are relative to, those of findings as well. Absolute. */
  cwd: string;
  /** The project file or its folder. Default: the nearest one above `cwd`. */
  project?: string | undefined;
  /** Default: the only environment. */
  env?: string | undefined;
  /** What names it, such as `--env`, for findings. Default: nothing is said of it. */
  envFrom?: string | undefined;
  /** What was given as objects: where no environment is chosen, one of them may be meant for it. */
  words?: readonly string[] | undefined;
}

/** What is looked at besides the manifests themselves. */
export interface ReadingOptions {
  /** How much is held against the catalog file of the environment, where there is one. Default: nothing. */
  withCatalog?: CatalogUse | undefined;
  /** Whether the rules are asked that only warn: of what queries mean with respect to each other. Default: no. */
  withLints?: boolean | undefined;
}

/** Findings with the texts they are about, by their shown paths. Reading adds to it. */
export interface Findings {
  diagnostics: Diagnostic[];
  sources: Map<string, SourceText>;
}

/** A project that could be read, and its manifest files as absolute paths. */
export interface FoundProject {
  project: Project;
  files: string[];
  /** The profiles of its environments, by their names. */
  profiles: ReadonlyMap<string, Profile>;
}

/** Where the project file is, or the finding that there is none. One that is named need not be there. */
export function locateProject({ cwd, project }: Pick<ProjectChoice, "cwd" | "project">): FoundProjectFile {
  return project === undefined
    ? findProjectFile(cwd)
    : { file: projectFileAt(path.resolve(cwd, project)), diagnostics: [] };
}

/** Reads the project file and finds the manifests; `undefined` when the findings say why that is not possible. */
export async function readProject(
  { cwd, project: given }: Pick<ProjectChoice, "cwd" | "project">,
  findings: Findings,
): Promise<FoundProject | undefined> {
  const located = locateProject({ cwd, project: given });
  findings.diagnostics.push(...located.diagnostics);
  if (located.file === undefined) return undefined;
  const { project, source, diagnostics } = await loadProject(located.file, cwd);
  findings.diagnostics.push(...diagnostics);
  if (source) findings.sources.set(source.file, source);
  if (!project) return undefined;
  const found = findManifestFiles(project, cwd);
  findings.diagnostics.push(...found.diagnostics);
  findings.diagnostics.push(...refuseUnmatched(project, found.unmatched, cwd));
  const profiles = await readProfiles(project, { cwd, project: given }, findings);
  return { project, files: found.files, profiles };
}

/** The project and the environment that is meant, as far as they can be told. */
export async function chooseProject(
  choice: ProjectChoice,
  findings: Findings,
): Promise<{ found?: FoundProject | undefined; environment?: Environment | undefined }> {
  const found = await readProject(choice, findings);
  if (!found) return {};
  const { environment, diagnostics } = chooseEnvironment(found.project, choice.env, choice.envFrom, choice.words);
  findings.diagnostics.push(...diagnostics);
  return { found, environment };
}

/**
 * Reads what the manifests declare for one environment, before the space is known.
 */
export async function readManifests(
  cwd: string,
  { project, files }: Pick<FoundProject, "project" | "files">,
  environment: Environment,
  findings: Findings,
  { withCatalog, withLints }: ReadingOptions = {},
): Promise<DeclaredResource[]> {
  const opened = withCatalog && (await openCatalogFile(project, environment, cwd, findings));
  const catalog = opened && { ...opened, ...(withCatalog !== "whole" && { destinations: undefined }) };
  const { resources, diagnostics, sources } = await loadManifests({
    project,
    environment,
    files,
    cwd,
    catalog,
    withLints,
  });
  findings.diagnostics.push(...diagnostics);
  for (const [file, source] of sources) findings.sources.set(file, source);
  return resources;
}

/** A folder may have a dot in its name; what is not there is taken for a folder when it has none. */
function projectFileAt(given: string): string {
  const isFolder = existsSync(given) ? statSync(given).isDirectory() : path.extname(given) === "";
  return isFolder ? path.join(given, projectFileName) : given;
}
