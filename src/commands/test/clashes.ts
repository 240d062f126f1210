import { splitCamelCase } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { testDefinition } from "../definitions/tests.ts";

type TestOptions = OptionsOf<typeof testDefinition>;

/** Options that do not go with another one, with why. */
const clashes: readonly (readonly [keyof TestOptions, readonly (keyof TestOptions)[], string])[] = [
  ["new", ["target"], "--new names the objects itself, and takes patterns, too"],
  [
    "new",
    ["filter", "coverage", "minCoverage", "mutate", "out", "watch"],
    "--new writes tests and runs none; leave --new out to run them",
  ],
];

/**
 * Makes sure that options go together.
 *
 * @param files The words after the options.
 * @throws {CommandError} when some do not.
 */
export function refuseClashes(options: TestOptions, files: readonly string[]): void {
  for (const [one, others, hint] of clashes) {
    const other = options[one] === undefined ? undefined : others.find((each) => options[each] !== undefined);
    if (other !== undefined) throw usage(`${flagOf(one)} and ${flagOf(other)} cannot be given together`, hint);
  }
  if (options.force === true && options.new === undefined)
    throw usage("--force lets --new overwrite files, and can only be used with it", "leave --force out");
  if (options.watch === true && options.format !== "text")
    throw usage(
      `--watch prints one result after the other, which no program could read as ${options.format}`,
      `leave --format out, or let every run write a file with --out ${options.format}=FILE`,
    );
  if (options.new === undefined) return;
  if (files.length > 0) throw usage("--new writes test files, and runs none", `leave ${files[0]} out`);
  if (options.format !== "text" && options.format !== "json")
    throw usage(`--new prints what was written as text or json, not as ${options.format}`, "leave --format out");
}

function usage(message: string, hint: string): CommandError {
  return new CommandError(message, { code: "usage", hint });
}

function flagOf(option: keyof TestOptions): string {
  return `--${splitCamelCase(option).toLowerCase()}`;
}
