import { CommanderError, InvalidArgumentError, Option, type Command } from "commander";
import metadata from "../package.json" with { type: "json" };
import { commandDefinitions, type CommandName } from "./commands/definitions/command-definitions.ts";
import { toKnown } from "./commands/usage/known-command.ts";
import { splitFlags } from "./commands/usage/split-flags.ts";
import { globalOptions, type TellingOptions } from "./commands/definitions/global-options.ts";
import type { CommandDefinition, OptionDefinition, ReadValues } from "./commands/definitions/definition.ts";
import type { CommandIo } from "./commands/io.ts";
import { guardProgram } from "./commands/output/guard-outputs.ts";
import type { OutputOptions } from "./commands/output/output-format.ts";
import { DiscreetCommand } from "./commands/running/discreet-command.ts";
import { commandExamples, helpWidth, LEAST_WIDTH, programHelp } from "./commands/running/help-texts.ts";
import { hideValues } from "./commands/running/hide-values.ts";
import { loadCommand } from "./commands/running/load-command.ts";

const optionReaders: { readonly [Name in keyof ReadValues]: (text: string, previous: unknown) => ReadValues[Name] } = {
  characters: (text) => readNumber(text, /^\d+$/, 4000, Number.MAX_SAFE_INTEGER, "a whole number from 4000"),
  count: (text) => readNumber(text, /^\d+$/, 0, Number.MAX_SAFE_INTEGER, "a whole number from 0"),
  percent: (text) => readNumber(text, /^\d+(\.\d+)?$/, 0, 100, "a number from 0 to 100"),
  factor: (text) => readNumber(text, /^\d+(\.\d+)?$/, 1, 1_000_000, "a number from 1 to 1000000"),
  duration: (text) => readDuration(text),
  list: (text, previous) => [...(Array.isArray(previous) ? (previous as string[]) : []), text],
};

/** Reads `FORMAT=FILE`. Which formats there are is the command's matter. */
function readOutput(formats: readonly string[]): (text: string, previous: unknown) => unknown {
  return (text, previous) => {
    const [, format = "", file = ""] = /^([^=]*)=([\s\S]+)$/.exec(text) ?? [];
    if (!formats.includes(format))
      throw new InvalidArgumentError(`It has to be FORMAT=FILE, with one of the formats ${formats.join(", ")}.`);
    return [...(Array.isArray(previous) ? (previous as unknown[]) : []), { format, file }];
  };
}

/** What a command line is run in. */
export interface Surroundings {
  /** Where help goes, and a usage error that is asked for as JSON. */
  stdout: (text: string) => void;
  /** Where usage errors go. */
  stderr: (text: string) => void;
  env: CommandIo["env"];
  /** The columns of the terminal that help goes to. Left out: there is none. */
  columns?: number;
  /** Makes what the command itself has. It is asked for once the words are understood. */
  commandIo: (options: { color: boolean }) => Promise<CommandIo>;
}

/** Reads a command line, without the program's name, and runs what it says. Returns the exit code. */
export async function runCommandLine(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const outcome = { exitCode: 0 };
  const { stdout, stderr } = guardProgram(surroundings);
  const width = helpWidth(surroundings.env, surroundings.columns);
  const program = new DiscreetCommand("audiencectl")
    .description("Audiences as code for Segment (Twilio Engage): plan, apply and drift for YAML manifests.")
    .version(metadata.version, "-V, --version", "print the version")
    .helpCommand("help [command]", "show the help of a command")
    .showHelpAfterError("(see --help)")
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: LEAST_WIDTH })
    .configureOutput({
      writeOut: stdout,
      writeErr: stderr,
      outputError: (text, write) => write(hideValues(text, argv)),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    })
    .addHelpText("after", () => programHelp(width))
    .exitOverride();
  for (const option of globalOptions) program.addOption(makeOption(option));
  for (const definition of commandDefinitions)
    program.addCommand(makeCommand(program, definition, surroundings, outcome));
  try {
    const words = splitFlags(argv, toKnown(program), program.commands.map(toKnown));
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    outcome.exitCode = error.exitCode === 0 ? 0 : 1;
    if (error.exitCode !== 0 && error.code !== "commander.help" && wantsJson(argv)) stdout(usageErrorJson(error, argv));
  }
  return outcome.exitCode;
}

function makeCommand(
  program: Command,
  definition: CommandDefinition & { name: CommandName },
  { commandIo, env, columns }: Surroundings,
  outcome: { exitCode: number },
): Command {
  const { name, aliases = [], summary, description, arguments: words = [], options } = definition;
  const command = new DiscreetCommand(name)
    .summary(summary)
    .description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.\n\n${description}`);
  command.copyInheritedSettings(program).aliases(aliases);
  for (const { name, help } of words) command.argument(name, help);
  for (const option of options) command.addOption(makeOption(option));
  command.addHelpText("after", () => commandExamples(definition, helpWidth(env, columns)));
  return command.action(async (...parameters: unknown[]) => {
    const values = { ...valuesOfVariables(options, env), ...command.opts<Record<string, unknown>>() };
    const positional = parameters.slice(0, words.length).map(readWord);
    const { color, ...telling } = program.opts<{ color: boolean } & TellingOptions>();
    const [io, { runCommand }, run] = await Promise.all([
      commandIo({ color }),
      import("./commands/running/run-command.ts"),
      loadCommand(name),
    ]);
    const body: Parameters<typeof runCommand>[2] = (guarded) => run(guarded, values, ...positional);
    outcome.exitCode = await runCommand({ ...io, given: values }, outputsOf(definition, values), body, telling);
  });
}

/** The values that variables give, by option. An empty variable counts as one that is not set. */
function valuesOfVariables(options: readonly OptionDefinition[], env: CommandIo["env"]): Record<string, unknown> {
  return Object.fromEntries(
    options.flatMap((option) => {
      const value = env[option.variable ?? ""] ?? "";
      return value === "" ? [] : [[named(option).attributeName, value]];
    }),
  );
}

/** A word after the command's name, or several where the definition says so. */
function readWord(value: unknown): string | readonly string[] | undefined {
  return typeof value === "string" ? value : Array.isArray(value) ? value.map(String) : undefined;
}

/** Where a command's result goes. Formats of a command's own, such as those of a graph, have no failures of their own. */
function outputsOf({ name, options }: CommandDefinition, values: Record<string, unknown>): OutputOptions {
  const { format = "text", out, project, env, markdownLimit } = values;
  const known = options.some(({ flags }) => flags.startsWith("--out")) || format === "json";
  const files = options.flatMap((option) => {
    const { long, attributeName } = named(option);
    const file = values[attributeName];
    return option.writes && typeof file === "string" ? [{ flag: long, file }] : [];
  });
  // Only words: init takes several environments.
  const word = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
  const about = { command: name, project: word(project), environment: word(env) };
  return {
    format: known ? format : "text",
    ...(out !== undefined && { out }),
    ...(markdownLimit !== undefined && { markdownLimit }),
    files,
    about,
  } as unknown as OutputOptions;
}

function named({ flags }: OptionDefinition): { long: string; attributeName: string } {
  const option = new Option(flags);
  return { long: option.long ?? flags, attributeName: option.attributeName() };
}

function makeOption({ flags, help, value, default: initial, hidden }: OptionDefinition): Option {
  const option = new Option(flags, help);
  const reader = typeof value === "object" && "outputs" in value ? readOutput(value.outputs) : namedReader(value);
  if (reader) option.argParser(reader);
  if (Array.isArray(value)) option.choices(value as readonly string[]);
  if (hidden) option.hideHelp();
  if (initial !== undefined)
    option.default(reader && typeof initial === "string" ? reader(initial, undefined) : initial, String(initial));
  return option;
}

function namedReader(value: OptionDefinition["value"]): ((text: string, previous: unknown) => unknown) | undefined {
  return typeof value === "string" ? optionReaders[value] : undefined;
}

/** Whether machines are to read the result. Then they get a usage error as on every other path; people read commander's. */
function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, index) =>
      word === "--format=json" ||
      word === "-fjson" ||
      ((word === "--format" || word === "-f") && argv[index + 1] === "json"),
  );
}

function usageErrorJson(error: CommanderError, argv: readonly string[]): string {
  const message = hideValues(error.message.replace(/^error: /, ""), argv);
  return `${JSON.stringify({ error: { code: "usage", message, exitCode: 1 }, diagnostics: [] }, null, 2)}\n`;
}

function readNumber(text: string, pattern: RegExp, least: number, most: number, what: string): number {
  const value = Number(text);
  if (!pattern.test(text) || value < least || value > most) throw new InvalidArgumentError(`It has to be ${what}.`);
  return value;
}

/** Milliseconds of `90s`, `10m`, `1h`. */
function readDuration(text: string): number {
  const match = /^(\d+)(s|m|h)$/.exec(text);
  if (!match) throw new InvalidArgumentError("It has to be a number with s, m or h, such as 90s or 10m.");
  const unitMs = { s: 1000, m: 60_000, h: 3_600_000 }[match[2] ?? "s"] ?? 1000;
  return Number(match[1]) * unitMs;
}
