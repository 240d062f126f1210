import path from "node:path";
import { narrowTests, type Check, type LoadedTest, type TestRun } from "../../testing/index.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { wholeOf } from "../../plan/select/select-addresses.ts";
import { aboutSelected } from "../project/tell-warnings.ts";
import { environmentAsFile } from "../project/chosen-files.ts";
import { CommandError } from "../command-error.ts";
import type { BaseOptions, SelectorOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import type { OpenedEnvironment } from "./open-environments.ts";
import { isSelectedIn, selectEverywhere } from "./select-everywhere.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** What limits the tests that are run. */
export interface TestChoice extends SelectorOptions, BaseOptions {
  /** Paths of test files or of folders with some, as they were given. Empty: all. */
  files: readonly string[];
  filter?: string | undefined;
}

/** What is left of the tests of all environments. */
export interface ChosenTests {
  /** One for each environment that has anything that is chosen. */
  runs: TestRun[];
  /** How many expectations are left out. */
  leftOut: number;
  /** What of findings about files is about what is chosen. */
  about: (findings: readonly Diagnostic[]) => readonly Diagnostic[];
}

/**
 * Chooses tests, and what they expect. An environment may have nothing of what is chosen, as long as another one has.
 *
 * @throws {CommandError} when a file, a filter or all of it together fits nothing.
 * @throws {SelectionError} when a selector fits nothing in any environment.
 */
export async function chooseTests(
  io: CommandIo,
  environments: readonly OpenedEnvironment[],
  choice: TestChoice,
): Promise<ChosenTests> {
  const tests = environments.flatMap(({ run }) => run.tests);
  const refuseUnfit = (fits: boolean, message: string): void => {
    if (!fits) throw nothingChosen(message, nextCommand("test", io.given, ["--format", "json"]));
  };
  for (const file of choice.files) {
    const fits = tests.some(isIn(io.cwd, file));
    if (!fits && environments.some(({ declared }) => declared.project.environments.has(file)))
      throw environmentAsFile(file);
    refuseUnfit(fits, `no test is in ${JSON.stringify(file)}`);
  }
  const { filter = "", files } = choice;
  refuseUnfit(
    filter === "" || tests.some((test) => test.checks.some((check) => fitsFilter(filter, check, test))),
    `no test has ${JSON.stringify(filter)} in its name or in an address that it expects something of`,
  );
  const selected = await selectEverywhere(io, environments, choice);
  const inFiles = (test: LoadedTest): boolean => files.length === 0 || files.some((file) => isIn(io.cwd, file)(test));
  const chosen = environments.map(({ run }, index) => {
    const selection = selected[index];
    const isSelected = (address: string): boolean => isSelectedIn([selection], address);
    const { tests, leftOut } = narrowTests(
      run.tests,
      (check, test) => inFiles(test) && fitsFilter(filter, check, test) && isSelected(check.address),
    );
    const covered = [...run.definitions.values()].filter(({ address }) => isSelected(address));
    const named = files.length > 0 || filter !== "" ? [] : covered.map(({ address }) => address);
    return { run: { ...run, tests, covered: named }, leftOut };
  });
  const runs = chosen.map(({ run }) => run).filter((run) => run.tests.length > 0 || run.covered.length > 0);
  const leftOut = chosen.reduce((sum, each) => sum + each.leftOut, 0);
  const checked = new Set(
    runs.flatMap(({ tests: kept }) => kept.flatMap(({ checks }) => checks.map(({ address }) => wholeOf(address)))),
  );
  const isAsked = (address: string): boolean => (files.length === 0 && filter === "") || checked.has(address);
  const others = new Set(tests.filter((test) => !inFiles(test)).map(({ source }) => source.file));
  const about = (findings: readonly Diagnostic[]): readonly Diagnostic[] =>
    aboutSelected(findings, (address) => isAsked(address) && isSelectedIn(selected, address)).filter(
      ({ source }) => source === undefined || !others.has(source.file),
    );
  return { runs, leftOut, about };
}

function fitsFilter(filter: string, check: Check, test: LoadedTest): boolean {
  return test.name.includes(filter) || check.address.includes(filter);
}

function isIn(cwd: string, given: string): (test: LoadedTest) => boolean {
  const wanted = path.resolve(cwd, given);
  return ({ source }) => {
    const relative = path.relative(wanted, path.resolve(cwd, source.file));
    return relative === "" || (!relative.startsWith("..") && !path.isAbsolute(relative));
  };
}

function nothingChosen(message: string, list: string): CommandError {
  return new CommandError(message, {
    code: "test-nothing-chosen",
    hint: `${list} lists the tests with their files; spec.tests of the project file says where they are`,
  });
}
