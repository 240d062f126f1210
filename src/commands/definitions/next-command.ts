import { commandLine } from "../../values/command-line.ts";
import { commandDefinitions, type CommandName } from "./command-definitions.ts";
import type { OptionDefinition } from "./definition.ts";
import { flagWords } from "./flag-words.ts";
import { place } from "./shared-options.ts";

/**
 * A command line to go on with. It leads to the project, the environment and the API that this run was given, as far as the
 * command takes options for them.
 *
 * @param given The options of this run, as a command gets them; `undefined` where nothing was given.
 * @param words What follows the name of the command, quoted for a shell.
 * @param more Further options that are given again.
 */
export function nextCommand(
  name: CommandName,
  given: object | undefined,
  words: readonly string[] = [],
  more: readonly OptionDefinition[] = [],
): string {
  const taken: readonly OptionDefinition[] = commandDefinitions.find((each) => each.name === name)?.options ?? [];
  const shared = place.filter(({ flags }) => taken.some((option) => option.flags === flags));
  return commandLine([name, ...words].join(" "), flagWords([...shared, ...more], given ?? {}).join(" "));
}

/**
 * The words that lead to where this run was, for reports that name commands with all of these options. Reports are read
 * away from the shell of the run, so the environment is named, whoever chose it.
 */
export function reachOfRun(given: object, environment: string): string {
  return flagWords(place, { ...given, env: environment }).join(" ");
}
