import { existsSync } from "node:fs";
import path from "node:path";
import { topLevelKinds } from "../../resources/kinds.ts";
import { CommandError } from "../command-error.ts";
import type { SelectorOptions } from "../definitions/shared-options.ts";
import { quoteWord } from "../../values/quote-word.ts";
import type { CommandIo } from "../io.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** Whether a word is written as an address or a pattern of addresses, and so is no file. */
export function isAddressWord(word: string): boolean {
  const [head = "", rest] = word.split("/", 2);
  return /[*?]/.test(word) || (rest !== undefined && topLevelKinds.some(({ prefix }) => prefix === head));
}

/**
 * Options that also select what is named after them.
 *
 * @param words Addresses or patterns, as those of `--target`.
 * @throws {CommandError} for the name of a file.
 */
export function withAddresses<Options extends SelectorOptions>(
  io: CommandIo,
  options: Options,
  words: readonly string[],
): Options {
  if (words.length === 0) return options;
  for (const word of words)
    if (!isAddressWord(word) && existsSync(path.resolve(io.cwd, word))) throw fileGiven(io, word);
  return { ...options, target: [...(options.target ?? []), ...words] };
}

function fileGiven({ given }: CommandIo, word: string): CommandError {
  const file = quoteWord(word);
  const hint = word.endsWith(".json")
    ? `a saved plan is applied with ${nextCommand("apply", given, [file])}, and shown with ${nextCommand("show", given, [file])}`
    : `write an address such as audience/NAME; ${nextCommand("validate", given, [file])} checks a file`;
  return new CommandError(`${word} is a file, and addresses of objects are expected here`, { code: "usage", hint });
}
