import { suggest } from "../values/suggest.ts";
import { renderBashScript } from "./completion/bash-script.ts";
import { buildModel } from "./completion/build-model.ts";
import { renderFishScript } from "./completion/fish-script.ts";
import { QUERY_NAMES, type CompletionModel, type NameSource } from "./completion/model.ts";
import { shellNames, type ShellName } from "./completion/shells.ts";
import { renderZshScript } from "./completion/zsh-script.ts";
import { CommandError } from "./command-error.ts";
import { commandDefinitions } from "./definitions/command-definitions.ts";
import type { completionDefinition } from "./definitions/files.ts";
import type { OptionsOf } from "./definitions/option-values.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";

const scripts: Record<ShellName, (model: CompletionModel) => string> = {
  bash: renderBashScript,
  zsh: renderZshScript,
  fish: renderFishScript,
};

/**
 * `audiencectl completion`: prints a completion script. The scripts themselves call it with the name of a source instead of
 * a shell; then it prints names, one a line, and never fails. Of names in a query each line says, after a tab, what the query
 * still needs.
 */
export async function run(
  io: CommandIo,
  options: OptionsOf<typeof completionDefinition>,
  shell: string,
): Promise<ExitCode> {
  if (Object.hasOwn(scripts, shell)) {
    io.stdout(scripts[shell as ShellName](buildModel(commandDefinitions)));
    return exitCodes.done;
  }
  if (shell === QUERY_NAMES) {
    const { findQueryNames } = await import("./completion/find-query-names.ts");
    const found = await findQueryNames(io, options).catch(() => []);
    io.stdout(found.map(({ name, rest }) => `${name}\t${rest}\n`).join(""));
    return exitCodes.done;
  }
  const { findNames, nameSources } = await import("./completion/find-names.ts");
  if (!nameSources.includes(shell as NameSource)) throw unknownShell(shell);
  const names = await findNames(io, options, shell as NameSource).catch(() => []);
  io.stdout(names.map((name) => `${name}\n`).join(""));
  return exitCodes.done;
}

function unknownShell(shell: string): CommandError {
  const near = suggest(shell, shellNames);
  return new CommandError(`there is no completion for ${JSON.stringify(shell)}`, {
    code: "unknown-shell",
    hint: `${near === undefined ? "" : `did you mean ${near}? `}shells: ${shellNames.join(", ")}`,
  });
}
