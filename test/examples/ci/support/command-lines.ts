import type { CommandDefinition, OptionDefinition } from "../../../../src/commands/definitions/definition.ts";
import { readShell, type ShellWord } from "./shell-words.ts";

/** The words after the program's name in each call of a script. An array that is put in counts with all it ever holds. */
export function audiencectlCalls(script: string): ShellWord[][] {
  const { commands, arrays } = readShell(script);
  return commands
    .filter(([first]) => first && isProgram(first))
    .map(([, ...words]) =>
      words.flatMap((word) => {
        const [, array = ""] = /^\$\{(\w+)\[@\]\}$/.exec(word.text) ?? [];
        return arrays.get(array) ?? [word];
      }),
    );
}

/** Scripts call the program by its path: what else is installed beside it is on nobody's PATH. */
function isProgram({ text, expands }: ShellWord): boolean {
  return expands ? text.endsWith("/audiencectl") : /^(node_modules\/\.bin\/)?audiencectl$/.test(text);
}

interface Flag {
  option: OptionDefinition;
  takesValue: boolean;
}

/**
 * What is wrong with a command line, as the program would see it; nothing when it is right. Of words that the shell fills in
 * only the place counts; a command that it fills in is taken for the one that fits best.
 */
export function faultsOf(words: readonly ShellWord[], definitions: readonly CommandDefinition[]): string[] {
  const [command, ...rest] = words;
  if (!command) return ["there is no command"];
  if (command.text === "help" || command.text.startsWith("-")) return [];
  const possible = command.expands ? definitions : definitions.filter(({ name }) => name === command.text);
  const faults = possible.map((definition) => faultsFor(definition, rest));
  return faults.toSorted((one, other) => one.length - other.length)[0] ?? [`${command.text} is not a command`];
}

function faultsFor(definition: CommandDefinition, words: readonly ShellWord[]): string[] {
  const rest = [...words];
  const flags = flagsOf(definition);
  const faults: string[] = [];
  const positional: ShellWord[] = [];
  while (rest.length > 0) {
    const word = rest.shift() ?? { text: "", expands: false };
    const [, name = "", attached] = /^(--?[a-z][\w-]*)(?:=([\s\S]*))?$/.exec(word.text) ?? [];
    const flag = flags.get(name);
    if (name === "" || (word.expands && attached === undefined)) positional.push(word);
    else if (!flag) faults.push(`${definition.name} has no ${name}`);
    else if (flag.takesValue) {
      const value = attached === undefined ? rest.shift() : { text: attached, expands: word.expands };
      if (!value || (!value.expands && value.text.startsWith("--"))) faults.push(`${name} needs a value`);
      else if (!value.expands && !fits(value.text, flag.option)) faults.push(`${name} cannot be ${value.text}`);
    } else if (attached !== undefined) faults.push(`${name} takes no value`);
  }
  return [...faults, ...positionalFaults(definition, positional)];
}

function flagsOf({ options }: CommandDefinition): Map<string, Flag> {
  const all: OptionDefinition[] = [...options, { flags: "-h, --help", help: "" }, { flags: "--no-color", help: "" }];
  return new Map(
    all.flatMap((option) => {
      const names = option.flags.match(/--?[a-z][\w-]*/g) ?? [];
      return names.map((name): [string, Flag] => [name, { option, takesValue: option.flags.includes("<") }]);
    }),
  );
}

const patterns: Record<string, RegExp> = {
  count: /^\d+$/,
  percent: /^(100|\d{1,2})(\.\d+)?$/,
  factor: /^[1-9]\d*(\.\d+)?$/,
  duration: /^\d+[smh]$/,
};

function fits(text: string, { value }: OptionDefinition): boolean {
  if (value === undefined) return true;
  if (typeof value === "string") return patterns[value]?.test(text) ?? true;
  if (!("outputs" in value)) return value.includes(text);
  const [format = "", file = ""] = text.split("=");
  return value.outputs.includes(format) && file !== "";
}

function positionalFaults(
  { name, arguments: wanted = [] }: CommandDefinition,
  positional: readonly ShellWord[],
): string[] {
  const needed = wanted.filter((each) => each.name.startsWith("<")).length;
  const several = wanted.at(-1)?.name.includes("...") === true;
  if (positional.length > wanted.length && !several) return [`${name} takes no ${positional.at(wanted.length)?.text}`];
  return positional.length < needed ? [`${name} needs ${wanted[positional.length]?.name}`] : [];
}
