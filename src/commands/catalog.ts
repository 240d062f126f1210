import { suggest } from "../values/suggest.ts";
import { refuseForeign } from "./catalog/refuse-foreign.ts";
import { CommandError } from "./command-error.ts";
import { catalogActions, type catalogDefinition } from "./definitions/catalog.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";

type Action = (io: CommandIo, options: OptionsOf<typeof catalogDefinition>, text?: string) => Promise<ExitCode>;

/** What does each of them. */
const actions: Readonly<Record<(typeof catalogActions)[number], () => Promise<Action>>> = {
  pull: async () => (await import("./catalog/pull.ts")).pullCatalog,
  list: async () => (await import("./catalog/show-names.ts")).listNames,
  search: async () => (await import("./catalog/show-names.ts")).searchNames,
};

/** `audiencectl catalog`: what a space is known to have, in a file. */
export async function run(
  io: CommandIo,
  options: OptionsOf<typeof catalogDefinition>,
  action: string,
  text?: string,
): Promise<ExitCode> {
  const known = catalogActions.find((each) => each === action);
  if (known) {
    refuseForeign(known, options, text);
    return await (
      await actions[known]()
    )(io, options, text);
  }
  const near = suggest(action, catalogActions);
  throw new CommandError(`catalog cannot ${JSON.stringify(action)}`, {
    code: "catalog-unknown-action",
    hint: near === undefined ? "it takes pull, list or search" : `did you mean ${near}?`,
  });
}
