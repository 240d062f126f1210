import type { CommandDefinition, OptionDefinition } from "../definitions/definition.ts";
import { globalOptions } from "../definitions/global-options.ts";
import { candidatesFor } from "./candidates.ts";
import type { Candidates, CompletedCommand, CompletedOption, CompletionModel } from "./model.ts";

const helpOption: OptionDefinition = { flags: "-h, --help", help: "display help for command" };

/** Options before a command, which take no value. */
const programOptions: readonly OptionDefinition[] = [
  helpOption,
  { flags: "-V, --version", help: "print the version" },
  ...globalOptions.filter(({ flags }) => !flags.includes("<")),
];

/** What can be completed, out of the definitions of the commands. */
export function buildModel(definitions: readonly CommandDefinition[]): CompletionModel {
  const commands = definitions.flatMap((definition) =>
    [definition.name, ...(definition.aliases ?? [])].map((name) => completedCommand(definition, name)),
  );
  const names = commands.map(({ name }) => name);
  const help: CompletedCommand = {
    name: "help",
    summary: "show the help of a command",
    options: [],
    arguments: [{ kind: "words", words: names }],
    lastRepeats: false,
  };
  return { options: programOptions.map(completedOption), commands: [...commands, help] };
}

/** @param called Its name, or another that it has. */
function completedCommand(definition: CommandDefinition, called: string): CompletedCommand {
  const { name, summary, options, arguments: words = [] } = definition;
  return {
    name: called,
    summary,
    options: [...options.filter(({ hidden }) => hidden !== true), ...globalOptions, helpOption].map(completedOption),
    arguments: words.map((each) => candidatesFor(name, each.name)),
    lastRepeats: words.at(-1)?.name.includes("...") ?? false,
  };
}

function completedOption({ flags, help, value }: OptionDefinition): CompletedOption {
  const [, short, long = flags, placeholder] = /^(?:(-\w), )?(--[\w-]+)(?: (.+))?$/.exec(flags) ?? [];
  return {
    ...(short !== undefined && { short }),
    long,
    help,
    ...(placeholder !== undefined && { value: valueOf(value, long, placeholder) }),
    variadic: placeholder?.includes("...") ?? false,
    repeatable: value === "list" || isOutputs(value) || (placeholder?.includes("...") ?? false),
  };
}

function valueOf(value: OptionDefinition["value"], long: string, placeholder: string): Candidates {
  if (isOutputs(value)) return { kind: "outputs", words: value.outputs };
  if (typeof value === "object") return { kind: "words", words: value };
  return candidatesFor(long, placeholder);
}

function isOutputs(value: OptionDefinition["value"]): value is { readonly outputs: readonly string[] } {
  return typeof value === "object" && "outputs" in value;
}
