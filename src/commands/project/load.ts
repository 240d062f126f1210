import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import { loadDeclaredProject, type DeclaredProject } from "../../planning/load-declared-project.ts";
import type { CatalogUse } from "../../planning/open-catalog.ts";
import { chooseProject, type Findings, type FoundProject } from "../../planning/open-project.ts";
import type { SelectObjects } from "../../planning/read-project-space.ts";
import type { Environment } from "../../project/project.ts";
import { openBase, type OpenedBase } from "../base/open-base.ts";
import type { BaseOptions, ProjectOptions, SelectorOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { environmentFrom } from "./environment-from.ts";
import { hasSelectors, selectorOf } from "./selectors.ts";
import { aboutSelected, refuseWarnings, selectedAmong, tellWarnings, type ChangedObjects } from "./tell-warnings.ts";

/**
 * How a project is read. `strict`: a warning is as bad as an error. `mayBeEmpty`: for a project that is only beginning, a glob
 * that matches nothing is no error. `withCatalog`: how much is held against the catalog file, where there is one.
 */
export interface LoadOptions extends ProjectOptions {
  strict?: boolean;
  mayBeEmpty?: boolean;
  withCatalog?: CatalogUse | undefined;
}

/** A project, and what selects among its objects. */
export interface LoadedProject {
  declared: DeclaredProject;
  base: OpenedBase;
  /** Tells the warnings about what is selected, where they are not told yet. */
  select: SelectObjects;
}

/**
 * Reads project and manifests for the chosen environment. Warnings are told on stderr; with a selection, those about what is
 * selected, as soon as that is known.
 *
 * @param changed For a plan: which objects it changes, once it is made.
 * @param takesAlong Whether `--only-changed` leaves in what changed objects cannot be changed without. Default false.
 * @throws {InvalidProjectError} with every finding when any of them is an error.
 * @throws {SelectionError} for labels that cannot be read, and for the name of an environment in place of an address.
 * @throws {CommandError} for a base that cannot be found, and when one is needed and not given.
 */
export async function loadProjectFor(
  io: CommandIo,
  options: LoadOptions & SelectorOptions & BaseOptions,
  { takesAlong = false, changed }: { takesAlong?: boolean; changed?: ChangedObjects } = {},
): Promise<LoadedProject> {
  const declared = await readDeclared(io, options);
  if (!hasSelectors(options)) tellWarnings(io, declared, options, changed);
  const base = await openBase(io, options, declared, { inPlan: takesAlong });
  const selectorsOnly = selectorOf(options, declared.project, base, { takesAlong });
  if (!hasSelectors(options)) return { declared, base, select: selectorsOnly };
  const select: SelectObjects = async (now, space) => {
    const selection = await selectorsOnly(now, space);
    tellSelected(io, declared, selection, { ...options, changed });
    return selection;
  };
  return { declared, base, select };
}

/**
 * The same for what is selected already, as in a saved plan.
 *
 * @param told Whether the warnings were told before. Default false.
 * @param changed As there.
 */
export async function loadProjectAgain(
  io: CommandIo,
  options: LoadOptions,
  select: SelectObjects | undefined,
  { told = false, changed }: { told?: boolean; changed?: ChangedObjects } = {},
): Promise<DeclaredProject> {
  const declared = await readDeclared(io, options);
  const now = { desired: declared.resources, forget: declared.project.forget };
  if (!told) tellSelected(io, declared, await select?.(now), { ...options, changed });
  return declared;
}

async function readDeclared(io: CommandIo, options: LoadOptions & SelectorOptions): Promise<DeclaredProject> {
  const { project, env, mayBeEmpty = false, withCatalog, target: words } = options;
  const envFrom = environmentFrom(io, env);
  const declared = await loadDeclaredProject({
    cwd: io.cwd,
    project,
    env,
    envFrom,
    words,
    mayBeEmpty,
    withCatalog,
    withLints: true,
  });
  refuseWarnings(declared, options);
  return declared;
}

function tellSelected(
  io: CommandIo,
  declared: DeclaredProject,
  selection: Awaited<ReturnType<SelectObjects>>,
  { changed, ...options }: ProjectOptions & { changed?: ChangedObjects | undefined },
): void {
  const warnings = aboutSelected(declared.warnings, selectedAmong(declared, selection));
  tellWarnings(io, { ...declared, warnings }, options, changed);
}

/**
 * Reads the project file for commands that need an environment and no manifests; `files` are where those are.
 *
 * @param words What was given as objects. Default: nothing.
 * @throws {InvalidProjectError} with every finding when any of them is an error.
 */
export async function loadProjectOnly(
  io: CommandIo,
  { project, env }: ProjectOptions,
  words: readonly string[] = [],
): Promise<FoundProject & { environment: Environment }> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const { found, environment } = await chooseProject(
    { cwd: io.cwd, project, env, envFrom: environmentFrom(io, env), words },
    findings,
  );
  if (!found || !environment) throw new InvalidProjectError(findings);
  return { ...found, environment };
}
