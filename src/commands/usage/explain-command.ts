import { isLabel } from "../../values/label.ts";
import { suggest } from "../../values/suggest.ts";
import { didYouMean } from "./explain-option.ts";
import { foreignCommands } from "./foreign-commands.ts";
import { hasOption, isCalled, type KnownCommand } from "./known-command.ts";

/**
 * What to write in place of a word that is no command, as a sentence without its full stop.
 *
 * @param words The word and what comes after it.
 * @returns `undefined` where nothing tells what was meant.
 */
export function explainCommand(
  [word = "", ...rest]: readonly string[],
  all: readonly KnownCommand[],
): string | undefined {
  const near = suggest(
    word,
    all.flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  return (
    explainForeign(word) ??
    (near === undefined ? undefined : didYouMean(near)) ??
    explainForeign(suggest(word, foreignWords) ?? "") ??
    explainEnvironment(word, rest, all)
  );
}

const foreignWords = foreignCommands.flatMap(({ words }) => words);

function explainForeign(word: string): string | undefined {
  const row = foreignCommands.find(({ words }) => words.includes(word));
  return row?.command === undefined ? row?.hint : didYouMean(row.command);
}

/** An environment before the command: `audiencectl staging plan`. */
function explainEnvironment(word: string, rest: readonly string[], all: readonly KnownCommand[]): string | undefined {
  const command = all.find((each) => rest.some((other) => isCalled(each, other)));
  if (!command || !isLabel(word) || !hasOption(command, "--env")) return undefined;
  return `if ${word} is an environment, write audiencectl ${command.name} --env ${word}`;
}
