import { distinctDiagnostics, sortDiagnostics, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { findManifestFiles } from "../project/find-manifest-files.ts";
import { findTestFiles } from "../project/find-test-files.ts";
import type { Environment, Project } from "../project/project.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Address, DeclaredResource } from "../resources/resource.ts";
import { computedKeys } from "./computed-keys.ts";
import { loadTests } from "./load-tests.ts";
import { namesInQueries, type QueryNames } from "./query-names.ts";
import { queryLocator } from "./query-locator.ts";
import { keysOf, readDefinitions } from "./read-definitions.ts";
import type { TestRun } from "./run-tests.ts";
import { warnOfUnmatched } from "./unmatched-tests.ts";

/** What the files of a project declare for one environment, without an error. */
export interface TestedProject {
  project: Project;
  environment: Environment;
  resources: readonly DeclaredResource[];
  /** The texts of its files, by their shown paths. */
  sources: ReadonlyMap<string, SourceText>;
}

/** The tests of a project, ready to be run. */
export interface OpenedTests {
  /** What `runTests` takes. With an error among the findings it is incomplete and must not be run. */
  run: TestRun;
  /** What is wrong with test files, and with manifests as far as it keeps tests from being run. In reading order. */
  diagnostics: Diagnostic[];
  /** The texts of manifests and tests, by their shown paths. */
  sources: ReadonlyMap<string, SourceText>;
}

/**
 * Finds and reads the tests of a project, with every fault of every file.
 *
 * @param cwd The folder that shown paths are relative to; the one with which the project was read.
 * @param all The project for each of its environments that was read, in their order. Left out: for none but this one.
 */
export function openTests(
  { project, environment, resources, sources }: TestedProject,
  cwd: string,
  all: readonly Pick<TestedProject, "environment" | "resources">[] = [],
): OpenedTests {
  const found = findTestFiles(project, cwd);
  const { definitions, diagnostics } = readDefinitions(resources);
  const loaded = loadTests({
    files: found.files,
    manifests: findManifestFiles(project, cwd).files,
    objects: definitions,
    environment: environment.name,
    environments: [...project.environments.keys()],
    ...(all.length === project.environments.size && { everywhere: testedAddresses(all) }),
    names: namesOf([...new Set([resources, ...all.map((each) => each.resources)])]),
    computed: computedKeys(definitions),
    meantNames: project.lint.names,
    cwd,
  });
  const unmatched = warnOfUnmatched(project, found.unmatched, cwd);
  const locate = queryLocator(resources, sources, environment);
  return {
    run: { tests: loaded.tests, definitions, environment: environment.name, locate },
    diagnostics: sortDiagnostics(
      distinctDiagnostics([...found.diagnostics, ...unmatched, ...diagnostics, ...loaded.diagnostics]),
    ),
    sources: new Map([...sources, ...loaded.sources]),
  };
}

/** The names in the queries of several environments. */
function namesOf(declared: readonly (readonly DeclaredResource[])[]): QueryNames {
  return namesInQueries(declared.flat(), declared.flatMap(keysOf));
}

/** What each environment declares that tests can expect something of. */
function testedAddresses(
  all: readonly Pick<TestedProject, "environment" | "resources">[],
): ReadonlyMap<string, readonly Address[]> {
  return new Map(
    all.map(({ environment, resources }) => [
      environment.name,
      resources.filter(({ kind }) => kindOf(kind).keyMeans !== undefined).map(({ address }) => address),
    ]),
  );
}
