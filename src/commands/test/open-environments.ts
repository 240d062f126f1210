import { distinctDiagnostics, hasErrors, sortDiagnostics, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceText } from "../../diagnostics/source-text.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import { loadDeclaredProject, type DeclaredProject } from "../../planning/load-declared-project.ts";
import { readProject, type Findings } from "../../planning/open-project.ts";
import { openTests, type TestRun } from "../../testing/index.ts";
import type { ProjectOptions } from "../definitions/shared-options.ts";

/** What the files of a project declare for one environment. */
export interface DeclaredEnvironment {
  declared: DeclaredProject;
}

/** The same with the tests of the project. */
export interface OpenedEnvironment extends DeclaredEnvironment {
  run: TestRun;
}

/** What was read of a project for each environment that is meant. */
export interface OpenedProject<Opened extends DeclaredEnvironment = OpenedEnvironment> {
  environments: Opened[];
  /** What is worth knowing of the files and stops nobody. */
  warnings: Diagnostic[];
  /** The texts of all files, by their shown paths. */
  sources: ReadonlyMap<string, SourceText>;
}

/**
 * Reads a project with its tests for the environment that is named, or for all of them.
 *
 * @throws {InvalidProjectError} with every finding of every environment when any of them is an error.
 */
export async function openEnvironments(cwd: string, options: ProjectOptions): Promise<OpenedProject> {
  return await openEach(cwd, options, (declared, all) => {
    const { run, ...findings } = openTests(declared, cwd, all);
    return { opened: { declared, run }, ...findings };
  });
}

/** What was read of one environment, and what is wrong with it. */
interface OpenedOne<Opened> {
  opened: Opened;
  diagnostics: readonly Diagnostic[];
  sources: ReadonlyMap<string, SourceText>;
}

/**
 * Reads a project for the environment or the environments that are named, or for all of them.
 *
 * @param open Reads what is needed besides what the files declare; gets what they declare for each environment, too.
 * @throws {InvalidProjectError} with every finding of every environment when any of them is an error.
 */
export async function openEach<Opened extends DeclaredEnvironment>(
  cwd: string,
  { project, env }: { project?: string | undefined; env?: string | readonly string[] },
  open: (declared: DeclaredProject, all: readonly DeclaredProject[]) => OpenedOne<Opened>,
): Promise<OpenedProject<Opened>> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd, project }, findings);
  if (!found) throw new InvalidProjectError(findings);
  const all: DeclaredProject[] = [];
  for (const name of env === undefined ? found.project.environments.keys() : [env].flat()) {
    const declared = await loadOrCollect({ cwd, project, env: name }, findings);
    if (declared) all.push(declared);
  }
  const environments = all.map((declared) => {
    const { opened, diagnostics, sources } = open(declared, all);
    collect(findings, { diagnostics: [...declared.warnings, ...diagnostics], sources });
    return opened;
  });
  const diagnostics = sortDiagnostics(distinctDiagnostics(findings.diagnostics));
  if (hasErrors(diagnostics)) throw new InvalidProjectError({ ...findings, diagnostics });
  return { environments, warnings: diagnostics, sources: findings.sources };
}

async function loadOrCollect(
  choice: Parameters<typeof loadDeclaredProject>[0],
  findings: Findings,
): Promise<DeclaredProject | undefined> {
  try {
    return await loadDeclaredProject(choice);
  } catch (error) {
    if (!(error instanceof InvalidProjectError)) throw error;
    collect(findings, error);
    return undefined;
  }
}

function collect(
  findings: Findings,
  { diagnostics, sources }: { diagnostics: readonly Diagnostic[]; sources: ReadonlyMap<string, SourceText> },
): void {
  findings.diagnostics.push(...diagnostics);
  for (const [file, source] of sources) findings.sources.set(file, source);
}
