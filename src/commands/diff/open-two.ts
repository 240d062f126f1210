import { InvalidProjectError } from "../../planning/invalid-project-error.ts";
import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import { readProject, type Findings } from "../../planning/open-project.ts";
import { CommandError } from "../command-error.ts";
import type { ProjectOptions, SelectorOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";
import { isAddressWord } from "../project/address-words.ts";
import { readSelectors } from "../project/selectors.ts";
import { aboutSelected, selectedAmong, tellWarnings } from "../project/tell-warnings.ts";
import { openEach } from "../test/open-environments.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** What the files declare for two environments, in the order in which they are named. */
export type BothDeclared = readonly [DeclaredProject, DeclaredProject];

/**
 * Reads a project for two of its environments. Warnings about what is selected are told on stderr.
 *
 * @throws {CommandError} unless two different environments are named.
 * @throws {InvalidProjectError} with every finding of both when any of them is an error.
 */
export async function openTwo(
  io: CommandIo,
  options: Pick<ProjectOptions, "project"> & SelectorOptions,
  one: string | undefined,
  other: string | undefined,
): Promise<BothDeclared> {
  const { project } = options;
  if (one === undefined || other === undefined || isAddressWord(one) || isAddressWord(other))
    throw await refusal(io, project, "two environments are needed, and addresses come after them");
  if (one === other) throw await refusal(io, project, `${one} was named twice, and differs in nothing from itself`);
  const opened = await openEach(io.cwd, { project, env: [one, other] }, (declared) => ({
    opened: { declared },
    diagnostics: [],
    sources: declared.sources,
  }));
  const both = opened.environments.map(({ declared }) => selectedAmong(declared, readSelectors(options)));
  const warnings = aboutSelected(opened.warnings, (address) => both.some((isSelected) => isSelected(address)));
  tellWarnings(io, { ...opened, warnings }, options);
  const [first, second] = opened.environments;
  if (!first || !second) throw new TypeError("an environment was neither read nor refused");
  return [first.declared, second.declared];
}

/** @throws {InvalidProjectError} where there is no project whose environments could be named. */
async function refusal(io: CommandIo, project: string | undefined, message: string): Promise<CommandError> {
  const findings: Findings = { diagnostics: [], sources: new Map() };
  const found = await readProject({ cwd: io.cwd, project }, findings);
  if (!found) throw new InvalidProjectError(findings);
  const [first = "", second] = found.project.environments.keys();
  const hint =
    second === undefined
      ? `this project has one environment only, ${first}: add another under spec.environments of the project file`
      : `write ${nextCommand("diff", { project }, [first, second])}; environments: ${[...found.project.environments.keys()].join(", ")}`;
  return new CommandError(message, { code: "usage", hint });
}
