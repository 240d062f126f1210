import type { Command } from "commander";

/** An option as far as it tells what somebody meant. */
export interface KnownOption {
  /** Such as `--env`. */
  long: string;
  /** Such as `-e`. */
  short?: string | undefined;
  takesValue: boolean;
  /** The only values that it takes, where there are such. */
  choices: readonly string[];
}

/** A command as far as it tells what somebody meant. */
export interface KnownCommand {
  name: string;
  aliases: readonly string[];
  /** Those that the help shows. */
  options: readonly KnownOption[];
}

/** What a command of commander has. */
export function toKnown(command: Command): KnownCommand {
  return {
    name: command.name(),
    aliases: command.aliases(),
    options: command.options
      .filter(({ hidden }) => !hidden)
      .map(({ long, short, required, optional, argChoices }) => ({
        long: long ?? short ?? "",
        short,
        takesValue: required || optional,
        choices: argChoices ?? [],
      })),
  };
}

/** Whether a command has an option. @param flag With its hyphens: `--env` or `-e`. */
export function hasOption({ options }: KnownCommand, flag: string): boolean {
  return options.some(({ long, short }) => long === flag || short === flag);
}

/** Whether a word is what a command is called by. */
export function isCalled({ name, aliases }: KnownCommand, word: string): boolean {
  return name === word || aliases.includes(word);
}
