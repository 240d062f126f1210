import type { CommandName, DefinitionOf } from "../definitions/command-definitions.ts";
import type { OptionsOf, WordsOf } from "../definitions/option-values.ts";
import type { ExitCode } from "../exit-codes.ts";
import type { CommandIo } from "../io.ts";

/** What a command's module exports. Its options and words are those that its definition describes. */
interface CommandModule<Name extends CommandName> {
  run: (
    io: CommandIo,
    options: OptionsOf<DefinitionOf<Name>>,
    ...words: WordsOf<DefinitionOf<Name>>
  ) => Promise<ExitCode>;
}

/** Runs a command with the options and words that were read by its definition. */
export type RunCommand = (
  io: CommandIo,
  options: object,
  ...words: readonly (string | readonly string[] | undefined)[]
) => Promise<ExitCode>;

/** Where the code of each command is. */
const modules: { readonly [Name in CommandName]: () => Promise<CommandModule<Name>> } = {
  init: () => import("../init.ts"),
  validate: () => import("../validate.ts"),
  test: () => import("../test.ts"),
  plan: () => import("../plan.ts"),
  apply: () => import("../apply.ts"),
  list: () => import("../list.ts"),
  audit: () => import("../audit.ts"),
  catalog: () => import("../catalog.ts"),
  drift: () => import("../drift.ts"),
  diff: () => import("../diff.ts"),
  graph: () => import("../graph.ts"),
  projects: () => import("../projects.ts"),
  import: () => import("../import.ts"),
  adopt: () => import("../adopt.ts"),
  show: () => import("../show.ts"),
  preview: () => import("../preview.ts"),
  fmt: () => import("../fmt.ts"),
  explain: () => import("../explain.ts"),
  run: () => import("../run.ts"),
  api: () => import("../api.ts"),
  simulate: () => import("../simulate.ts"),
  probe: () => import("../probe.ts"),
  doctor: () => import("../doctor.ts"),
  trace: () => import("../trace.ts"),
  completion: () => import("../completion.ts"),
};

/** Loads the code of a command: only when it is to run, because most of a start's time is loading. */
export async function loadCommand(name: CommandName): Promise<RunCommand> {
  return (await modules[name]()).run as RunCommand;
}
