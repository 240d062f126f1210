import path from "node:path";
import { hasErrors, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceText } from "../../diagnostics/source-text.ts";
import { isDesired, loadManifests } from "../../manifest/load-manifests.ts";
import { chooseEnvironment } from "../../project/choose-environment.ts";
import { findManifestFiles } from "../../project/find-manifest-files.ts";
import { findProjectFile } from "../../project/find-project-file.ts";
import { loadProject } from "../../project/load-project.ts";
import type { Environment, Project } from "../../project/project.ts";
import { renderDiagnosticsText } from "../../report/text/diagnostics-text.ts";
import { plural } from "../../report/style.ts";
import type { DeclaredResource, DesiredResource } from "../../resources/resource.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/** Where the project is and which of its environments is meant. */
export interface ProjectOptions {
  /** The project file or its folder. */
  project?: string;
  env?: string;
}

/** Findings with the texts they are about. */
export interface Findings {
  diagnostics: Diagnostic[];
  sources: Map<string, SourceText>;
}

/** A project that could be read, and its manifest files. */
export interface FoundProject {
  project: Project;
  files: string[];
}

/** Everything that planning needs of the files. */
export interface LoadedProject {
  project: Project;
  environment: Environment;
  resources: DeclaredResource[];
  /** The texts of all files, by their shown paths. */
  sources: ReadonlyMap<string, SourceText>;
  /**
   * What the manifests ask for in a space. They are read once more when any of them mentions the space's id.
   *
   * @throws {CommandError} with every finding when the id makes any of them an error.
   */
  withSpace(space: { id: string }): Promise<DesiredResource[]>;
}

/** Reads the project file and finds the manifests; `undefined` when the findings say why that is not possible. */
export async function readProject(
  io: CommandIo,
  options: ProjectOptions,
  findings: Findings,
): Promise<FoundProject | undefined> {
  const located =
    options.project === undefined
      ? findProjectFile(io.cwd)
      : { file: projectFileAt(path.resolve(io.cwd, options.project)), diagnostics: [] };
  findings.diagnostics.push(...located.diagnostics);
  if (located.file === undefined) return undefined;
  const { project, source, diagnostics } = await loadProject(located.file, io.cwd);
  findings.diagnostics.push(...diagnostics);
  if (source) findings.sources.set(source.file, source);
  if (!project) return undefined;
  const found = findManifestFiles(project, io.cwd);
  findings.diagnostics.push(...found.diagnostics);
  return { project, files: found.files };
}

/** Reads what the manifests declare for one environment. */
export async function readManifests(
  io: CommandIo,
  { project, files }: FoundProject,
  environment: Environment,
  findings: Findings,
): Promise<DeclaredResource[]> {
  const { resources, diagnostics, sources } = await loadManifests({ project, environment, files, cwd: io.cwd });
  findings.diagnostics.push(...diagnostics);
  for (const [file, source] of sources) findings.sources.set(file, source);
  return resources;
}

/**
 * Reads project and manifests for the chosen environment. Warnings are told on stderr.
 *
 * @param options `mayBeEmpty`: for a project that is only beginning, a glob that matches nothing is no error.
 * @throws {CommandError} with every finding when any of them is an error.
 */
export async function loadForEnvironment(
  io: CommandIo,
  options: ProjectOptions & { mayBeEmpty?: boolean },
): Promise<LoadedProject> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const { found, environment } = await readChosen(io, options, findings);
  if (options.mayBeEmpty)
    findings.diagnostics = findings.diagnostics.filter(({ code }) => code !== "project-glob-matches-nothing");
  const resources = found && environment ? await readManifests(io, found, environment, findings) : [];
  if (!found || !environment || hasErrors(findings.diagnostics)) throw invalidInput(findings);
  if (findings.diagnostics.length > 0)
    io.stderr(`${renderDiagnosticsText(findings.diagnostics, findings.sources, io.style.stderr)}\n`);
  return {
    project: found.project,
    environment,
    resources,
    sources: findings.sources,
    async withSpace(space) {
      if (resources.every(isDesired)) return resources;
      const again = await loadManifests({ ...found, environment, cwd: io.cwd, space });
      if (hasErrors(again.diagnostics)) throw invalidInput({ ...again, sources: new Map(again.sources) });
      return again.resources;
    },
  };
}

/**
 * Reads the project file for commands that need an environment and no manifests; `files` are where those are.
 *
 * @throws {CommandError} with every finding when any of them is an error.
 */
export async function loadProjectOnly(
  io: CommandIo,
  options: ProjectOptions,
): Promise<FoundProject & Pick<LoadedProject, "environment">> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const { found, environment } = await readChosen(io, options, findings);
  if (!found || !environment) throw invalidInput(findings);
  return { ...found, environment };
}

/** The project and the environment that is meant, as far as they can be told. */
async function readChosen(
  io: CommandIo,
  options: ProjectOptions,
  findings: Findings,
): Promise<{ found?: FoundProject | undefined; environment?: Environment | undefined }> {
  const found = await readProject(io, options, findings);
  if (!found) return {};
  const { environment, diagnostics } = chooseEnvironment(found.project, options.env);
  findings.diagnostics.push(...diagnostics);
  return { found, environment };
}

/** The failure that findings with errors amount to. */
export function invalidInput({ diagnostics, sources }: Findings): CommandError {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return new CommandError(`the project has ${plural(errors, "error")}; nothing was sent`, {
    code: "invalid-input",
    diagnostics,
    sources,
  });
}

function projectFileAt(given: string): string {
  return path.extname(given) === "" ? path.join(given, "audiencectl.yaml") : given;
}
