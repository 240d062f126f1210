import type { CommandDefinition, OptionDefinition } from "../../../../src/commands/definitions.ts";
import { readShell, type ShellWord } from "./shell-words.ts";

/** The words after the program's name in each call of a script. An array that is put in counts with all it ever holds. */
export function audiencectlCalls(script: string): ShellWord[][] {
  const { commands, arrays } = readShell(script);
  return commands
    .filter(([first]) => first?.text === "audiencectl" && !first.expands)
    .map(([, ...words]) =>
      words.flatMap((word) => {
        const [, array = ""] = /^\$\{(\w+)\[@\]\}$/.exec(word.text) ?? [];
        return arrays.get(array) ?? [word];
      }),
    );
}

interface Flag {
  option: OptionDefinition;
  takesValue: boolean;
}

/**
 * What is wrong with a command line, as the program would see it; nothing when it is right. Of words that the shell fills in
 * only the place counts.
 */
export function faultsOf(words: readonly ShellWord[], definitions: readonly CommandDefinition[]): string[] {
  const [command, ...rest] = words;
  if (!command) return ["there is no command"];
  if (command.text === "help" || command.text.startsWith("-")) return [];
  const definition = command.expands ? anyOf(definitions) : definitions.find(({ name }) => name === command.text);
  if (!definition) return [`${command.text} is not a command`];
  const flags = flagsOf(definition);
  const faults: string[] = [];
  const positional: ShellWord[] = [];
  while (rest.length > 0) {
    const word = rest.shift() ?? command;
    const [, name = "", attached] = /^(--?[a-z][\w-]*)(?:=([\s\S]*))?$/.exec(word.text) ?? [];
    const flag = flags.get(name);
    if (name === "" || (word.expands && attached === undefined)) positional.push(word);
    else if (!flag) faults.push(`${command.text} has no ${name}`);
    else if (flag.takesValue) {
      const value = attached === undefined ? rest.shift() : { text: attached, expands: word.expands };
      if (!value || (!value.expands && value.text.startsWith("--"))) faults.push(`${name} needs a value`);
      else if (!value.expands && !fits(value.text, flag.option)) faults.push(`${name} cannot be ${value.text}`);
    } else if (attached !== undefined) faults.push(`${name} takes no value`);
  }
  if (!command.expands) faults.push(...positionalFaults(definition, positional));
  return faults;
}

/** A command with the options of all, for a name that is known only when it runs. */
function anyOf(definitions: readonly CommandDefinition[]): CommandDefinition | undefined {
  const [first] = definitions;
  return first && { ...first, options: definitions.flatMap(({ options }) => options) };
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

function positionalFaults({ name, argument }: CommandDefinition, positional: readonly ShellWord[]): string[] {
  const wanted = [argument ?? []].flat();
  const needed = wanted.filter((each) => each.name.startsWith("<")).length;
  if (positional.length > wanted.length) return [`${name} takes no ${positional.at(wanted.length)?.text}`];
  return positional.length < needed ? [`${name} needs ${wanted[positional.length]?.name}`] : [];
}
