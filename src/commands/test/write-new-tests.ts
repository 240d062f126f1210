import path from "node:path";
import type { Project } from "../../project/project.ts";
import { findTestFiles } from "../../project/find-test-files.ts";
import { showPath } from "../../project/show-path.ts";
import { makeTestFile, readDefinitions, testNamesIn, type NewTestEnvironment } from "../../testing/index.ts";
import { CommandError } from "../command-error.ts";
import type { BaseOptions, ProjectOptions, SelectorOptions } from "../definitions/shared-options.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { schemaLine } from "../init/schema-line.ts";
import type { CommandIo } from "../io.ts";
import { isThere, writeNewFiles } from "../output/new-files.ts";
import { aboutSelected, tellWarnings } from "../project/tell-warnings.ts";
import { renderJson, renderText, tellOfNewTests, type WrittenTest } from "./new-tests-output.ts";
import { openEach, type DeclaredEnvironment } from "./open-environments.ts";
import { placeTest } from "./place-test.ts";
import { isSelectedIn, selectEverywhere, type SelectedThere } from "./select-everywhere.ts";

/** What new tests are written for. */
export interface NewTestOptions extends ProjectOptions, SelectorOptions, BaseOptions {
  addresses: readonly string[];
  force?: boolean;
  format: string;
}

/** An environment with what is to be tested of it. */
interface OpenedDefinitions extends DeclaredEnvironment, NewTestEnvironment {}

/**
 * Writes a test file for each of the audiences and traits that are meant. Those whose file is there already are left out, unless
 * that is so of all.
 */
export async function writeNewTests(io: CommandIo, options: NewTestOptions): Promise<ExitCode> {
  const { environments, warnings, sources } = await openEach(io.cwd, options, (declared) => {
    const { definitions, diagnostics } = readDefinitions(declared.resources);
    const opened: OpenedDefinitions = { declared, name: declared.environment.name, definitions };
    return { opened, diagnostics, sources: declared.sources };
  });
  const selected = await selectEverywhere(io, environments, { ...options, target: [...options.addresses] }, "--new");
  const about = aboutSelected(warnings, (address) => isSelectedIn(selected, address));
  tellWarnings(io, { warnings: about, sources }, options);
  const addresses = chooseAddresses(environments, selected);
  const [first] = environments;
  if (!first) return exitCodes.done;
  const { project } = first.declared;
  const places = new Map(addresses.map((address) => [address, placeTest(project, stemOf(address, environments))]));
  const pathOf = (address: string): string => showPath(path.join(project.directory, places.get(address) ?? ""), io.cwd);
  const there = options.force ? [] : addresses.filter((address) => isThere(io, pathOf(address)));
  const kept = there.length < addresses.length ? there : [];
  const wanted = addresses.filter((address) => !kept.includes(address));
  const own = new Set(wanted.map((address) => places.get(address) ?? ""));
  const made = wanted.map((address) => {
    const place = places.get(address) ?? "";
    const file = makeTestFile({
      address,
      name: stemOf(address, environments),
      environments,
      all: [...project.environments.keys()],
      taken: testNamesIn(otherTests(io, project, own)),
      schemaLine: schemaLine(project.directory, place, "test"),
    });
    return { address, path: pathOf(address), ...file };
  });
  const written = made.flatMap((each): WrittenTest[] => ("text" in each ? [each] : []));
  const leftOut = [
    ...kept.map((address) => ({ address, reason: `${pathOf(address)} is there already; --force overwrites it` })),
    ...made.flatMap((each) => ("text" in each ? [] : [{ address: each.address, reason: each.because }])),
  ];
  await writeNewFiles(io, written, {
    force: options.force === true,
    code: "test-conflict",
    conflictHint: "give --force to overwrite",
    folderHint: "make the folder first",
  });
  io.stdout(options.format === "json" ? renderJson(written, leftOut) : renderText(written));
  tellOfNewTests(io, written, leftOut);
  return leftOut.length > 0 ? exitCodes.failed : exitCodes.done;
}

/** The audiences and traits that are meant, in the order of the files. */
function chooseAddresses(environments: readonly OpenedDefinitions[], selected: readonly SelectedThere[]): string[] {
  const found = environments.flatMap(({ definitions }, at) =>
    [...definitions.keys()].filter((address) => isSelectedIn([selected[at]], address)),
  );
  if (found.length > 0) return [...new Set(found)];
  throw new CommandError(`there is no audience and no computed trait to write a test for`, {
    code: "test-nothing-chosen",
    hint: "only audiences and computed traits have queries that tests ask",
  });
}

/** The name of the object; with its kind before it where an audience and a trait share one. */
function stemOf(address: string, environments: readonly OpenedDefinitions[]): string {
  const name = address.slice(address.indexOf("/") + 1);
  const all = new Set(environments.flatMap(({ definitions }) => [...definitions.keys()]));
  const alike = [...all].filter((each) => each.endsWith(`/${name}`));
  return alike.length > 1 ? address.replace("/", "-") : name;
}

/** The test files that are not about to be written: the names of their tests are taken. */
function otherTests(io: CommandIo, project: Project, places: ReadonlySet<string>): string[] {
  const own = new Set([...places].map((place) => path.resolve(project.directory, place)));
  return findTestFiles(project, io.cwd).files.filter((file) => !own.has(file));
}
