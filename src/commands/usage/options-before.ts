import { quoteWord } from "../../values/quote-word.ts";
import { didYouMean, explainOption } from "./explain-option.ts";
import { hasOption, isCalled, type KnownCommand } from "./known-command.ts";

/**
 * What to do about an option that the program itself does not have: most go after the name of a command.
 *
 * @param flag As it was written, without a value.
 * @param words All words of the command line that are not the program's own options.
 * @returns A sentence without its full stop; `undefined` where nothing tells what was meant.
 */
export function explainBefore(
  flag: string,
  words: readonly string[],
  program: KnownCommand,
  all: readonly KnownCommand[],
): string | undefined {
  const at = findCommand(words, all);
  const command = all.find((each) => isCalled(each, words[at] ?? ""));
  if (!command) {
    const example =
      all.find((each) => each.name === "plan" && hasOption(each, flag)) ?? all.find((each) => hasOption(each, flag));
    return example
      ? `put ${flag} after a command, such as audiencectl ${example.name}`
      : explainOption(flag, program, all);
  }
  if (!hasOption(command, flag)) return explainOption(flag, command, all);
  const moved = [command.name, ...words.filter((_, index) => index !== at)];
  // Quoted anew, a text would no longer be found by what hides secrets.
  const line = words.some((word) => word.includes("'")) ? "" : `: audiencectl ${moved.map(quoteWord).join(" ")}`;
  return `put ${flag} after the command${line}`;
}

/** The place of the command's name among the words: neither an option nor the value of one. */
function findCommand(words: readonly string[], all: readonly KnownCommand[]): number {
  const takesValue = (word: string): boolean =>
    all.some(({ options }) => options.some((each) => each.takesValue && (each.long === word || each.short === word)));
  return words.findIndex(
    (word, index) => all.some((each) => isCalled(each, word)) && !takesValue(words[index - 1] ?? ""),
  );
}

/**
 * What to write in place of a word that a command does not take.
 *
 * @returns `undefined` where nothing tells what was meant.
 */
export function explainExcess(word: string, command: KnownCommand): string | undefined {
  if (command.name === "api")
    return "it takes the name of an operation, which has its method and path; audiencectl api without a name lists them";
  if (command.name === "probe" && ["verify", "sanitise", "sanitize", "replay"].includes(word))
    return "audiencectl trace verify FILE --profile probe.json replays the recording of a probe";
  if (hasOption(command, `--${word}`)) return didYouMean(`--${word}`);
  if (command.name === "init") return didYouMean(`--name ${word}, or --dir ${word} for a folder`);
  return hasOption(command, "--env") && /^[a-z0-9-]+$/.test(word)
    ? `if ${word} is an environment, write --env ${word}`
    : undefined;
}
