import type { KnownNames } from "../catalog/known-names.ts";
import { InvalidProjectError } from "./invalid-project-error.ts";
import { hasErrors, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { isDesired, loadManifests } from "../manifest/load-manifests.ts";
import type { Environment, Project } from "../project/project.ts";
import type { KnownBehaviour } from "../resources/known-behaviour.ts";
import type { DeclaredResource, DesiredResource } from "../resources/resource.ts";
import { behaviourIn } from "./read-behaviour.ts";
import {
  chooseProject,
  readManifests,
  type Findings,
  type ProjectChoice,
  type ReadingOptions,
} from "./open-project.ts";

/** What the files of a project declare for one environment, without an error. */
export interface DeclaredProject {
  project: Project;
  environment: Environment;
  resources: DeclaredResource[];
  /** How the space behaves, as far as the environment's profile says it. */
  behaviour: KnownBehaviour;
  /** The texts of all files, by their shown paths. */
  sources: ReadonlyMap<string, SourceText>;
  /** What is worth knowing of the files and stops nobody. */
  warnings: readonly Diagnostic[];
  /**
   * What the manifests ask for in a space. They are read once more when any of them mentions the space's id.
   *
   * @throws {InvalidProjectError} when the id makes any of them an error.
   */
  withSpace(space: { id: string }): Promise<DesiredResource[]>;
  /** Holds the names of the manifests against a catalog; they are read once more for that. */
  holdAgainst(catalog: KnownNames, space: { id: string }): Promise<Diagnostic[]>;
}

/**
 * Reads project and manifests for the chosen environment.
 *
 * @param choice `mayBeEmpty`: for a project that is only beginning, a glob that matches nothing is no error.
 *   For the others see `readManifests`.
 * @throws {InvalidProjectError} with every finding when any of them is an error.
 */
export async function loadDeclaredProject(
  choice: ProjectChoice & ReadingOptions & { mayBeEmpty?: boolean },
): Promise<DeclaredProject> {
  const { cwd, mayBeEmpty = false } = choice;
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const { found, environment } = await chooseProject(choice, findings);
  if (mayBeEmpty)
    findings.diagnostics = findings.diagnostics.filter(({ code }) => code !== "project-glob-matches-nothing");
  const resources = found && environment ? await readManifests(cwd, found, environment, findings, choice) : [];
  if (!found || !environment || hasErrors(findings.diagnostics)) throw new InvalidProjectError(findings);
  return {
    project: found.project,
    environment,
    resources,
    behaviour: behaviourIn(found.profiles, environment),
    sources: findings.sources,
    warnings: findings.diagnostics,
    async withSpace(space) {
      if (resources.every(isDesired)) return resources;
      const again = await loadManifests({ project: found.project, files: found.files, environment, cwd, space });
      if (hasErrors(again.diagnostics)) throw new InvalidProjectError(again);
      return again.resources;
    },
    async holdAgainst(catalog, space) {
      const again = { project: found.project, files: found.files, environment, cwd, space, catalog };
      const { diagnostics } = await loadManifests(again);
      return diagnostics.filter(({ code }) => code.startsWith("catalog-"));
    },
  };
}
