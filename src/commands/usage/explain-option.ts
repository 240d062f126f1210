import { joinWords } from "../../values/words.ts";
import { suggest } from "../../values/suggest.ts";
import { foreignOptions } from "./foreign-options.ts";
import { hasOption, type KnownCommand } from "./known-command.ts";

/** Of so many other commands that have an option the names are told. */
const MOST_NAMED = 4;

/**
 * What to write in place of an option that a command does not have, as a sentence without its full stop.
 *
 * @param flag As it was written, with its hyphens and without a value.
 * @param command The command that it was given to.
 * @param all All commands.
 * @returns `undefined` where nothing tells what was meant.
 */
export function explainOption(flag: string, command: KnownCommand, all: readonly KnownCommand[]): string | undefined {
  const name = flag.replace(/^-+/, "");
  return (
    explainName(name, command) ??
    explainElsewhere(flag, command, all) ??
    explainNear(
      suggest(
        name,
        command.options.map(({ long }) => long.slice(2)),
      ),
    ) ??
    explainName(suggest(name, namesElsewhere) ?? "", command)
  );
}

const namesElsewhere = foreignOptions.flatMap(({ names }) => names);

/** What does the same as an option that other programs have, and what prints a format. */
function explainName(name: string, command: KnownCommand): string | undefined {
  const row = foreignOptions.find(({ names }) => names.includes(name));
  const same = row?.flags?.find((flag) => hasOption(command, flag));
  if (same !== undefined) return didYouMean(same);
  if (row?.hint !== undefined) return row.hint;
  const formats = command.options.find(({ long }) => long === "--format")?.choices ?? [];
  return formats.includes(name) ? didYouMean(`--format ${name}`) : undefined;
}

function explainElsewhere(flag: string, command: KnownCommand, all: readonly KnownCommand[]): string | undefined {
  const names = all.filter((each) => hasOption(each, flag)).map(({ name }) => name);
  if (names.length === 0) return undefined;
  const who =
    names.length > MOST_NAMED ? "other commands have it" : `${joinWords(names, "and")} ${has(names.length)} it`;
  return `${command.name} has no ${flag}; ${who}`;
}

function has(number: number): string {
  return number === 1 ? "has" : "have";
}

function explainNear(name: string | undefined): string | undefined {
  return name === undefined ? undefined : didYouMean(`--${name}`);
}

/** The question whether something else was meant. */
export function didYouMean(words: string): string {
  return `Did you mean ${words}?`;
}
