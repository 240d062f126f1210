import type { OptionDefinition } from "./definition.ts";
import { quoteWord } from "../../values/quote-word.ts";

const units = [
  { letter: "h", ms: 3_600_000 },
  { letter: "m", ms: 60_000 },
  { letter: "s", ms: 1000 },
];

/**
 * The words of a command line that give options their values again, quoted for a shell. What is at its default is left
 * out.
 *
 * @param values As a command gets them: a switch, a text, a number or texts for each option.
 */
export function flagWords(options: readonly OptionDefinition[], values: object): string[] {
  const given = new Map<string, unknown>(Object.entries(values));
  return options.flatMap(({ flags, value: reader, default: initial }) => {
    const flag = longFlag(flags);
    const value = given.get(propertyOf(flag));
    if (Array.isArray(value) && reader === "list") return value.flatMap((each) => [flag, quoteWord(String(each))]);
    if (typeof value !== "string" && typeof value !== "number") return value === true ? [flag] : [];
    const text = reader === "duration" ? durationWord(Number(value)) : String(value);
    return text === String(initial) ? [] : [flag, quoteWord(text)];
  });
}

/** `--max-deletes` of `--max-deletes <n>`. */
function longFlag(flags: string): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

/** `maxDeletes` of `--max-deletes`, as commander has it. */
function propertyOf(flag: string): string {
  return flag.slice(2).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A duration as a flag takes it, in the largest unit that fits. */
function durationWord(ms: number): string {
  const unit = units.find((each) => ms % each.ms === 0);
  return unit ? `${ms / unit.ms}${unit.letter}` : `${Math.ceil(ms / 1000)}s`;
}
