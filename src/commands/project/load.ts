import { hasWarnings, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import { brevityFor, tellFindings } from "../output/tell-findings.ts";
import type { Environment } from "../../project/project.ts";
import { loadDeclaredProject, type DeclaredProject } from "../../planning/load-declared-project.ts";
import type { CatalogUse } from "../../planning/open-catalog.ts";
import { chooseProject, type Findings, type FoundProject } from "../../planning/open-project.ts";
import type { ProjectOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { environmentFrom } from "./environment-from.ts";

/**
 * Reads project and manifests for the chosen environment. Warnings are told on stderr.
 *
 * @param options `strict`: a warning is as bad as an error. `mayBeEmpty`: for a project that is only beginning, a glob that
 *   matches nothing is no error. `withCatalog`: how much is held against the catalog file, where there is one.
 * @throws {InvalidProjectError} with every finding when any of them is an error.
 */
export async function loadForEnvironment(
  io: CommandIo,
  {
    project,
    env,
    strict = false,
    mayBeEmpty = false,
    withCatalog,
  }: ProjectOptions & { strict?: boolean; mayBeEmpty?: boolean; withCatalog?: CatalogUse | undefined },
): Promise<DeclaredProject> {
  const declared = await loadDeclaredProject({
    cwd: io.cwd,
    project,
    env,
    envFrom: environmentFrom(io, env),
    mayBeEmpty,
    withCatalog,
  });
  tellWarnings(io, declared.warnings, declared.sources, strict);
  return declared;
}

/**
 * Tells warnings about files on stderr. As text and without `--verbose`, the first few of each code are shown.
 *
 * @throws {InvalidProjectError} when a warning is as bad as an error.
 */
export function tellWarnings(
  io: CommandIo,
  warnings: readonly Diagnostic[],
  sources: DeclaredProject["sources"],
  strict: boolean,
): void {
  if (strict && hasWarnings(warnings)) throw new InvalidProjectError({ diagnostics: warnings, sources });
  tellFindings(io, warnings, sources, { brevity: brevityFor(io) });
}

/**
 * Reads the project file for commands that need an environment and no manifests; `files` are where those are.
 *
 * @throws {InvalidProjectError} with every finding when any of them is an error.
 */
export async function loadProjectOnly(
  io: CommandIo,
  { project, env }: ProjectOptions,
): Promise<FoundProject & { environment: Environment }> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const { found, environment } = await chooseProject(
    { cwd: io.cwd, project, env, envFrom: environmentFrom(io, env) },
    findings,
  );
  if (!found || !environment) throw new InvalidProjectError(findings);
  return { ...found, environment };
}
