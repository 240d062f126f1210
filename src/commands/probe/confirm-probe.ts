import type { Environment } from "../../project/project.ts";
import { escapeControls } from "../../values/printable.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { readAnswer } from "../running/read-answer.ts";
import type { ProbeOptions } from "./probe-options.ts";

type Confirmed = Pick<Environment, "name" | "confirm">;

/**
 * Refuses what nobody could be asked about, in an environment that wants its name typed out: before anything is read, so
 * that a pipeline fails early.
 *
 * @throws {CommandError} when there is no terminal and no `--yes`.
 */
export function refuseUnasked({ interactive }: CommandIo, { yes }: ProbeOptions, { name, confirm }: Confirmed): void {
  if (!confirm || yes || interactive) return;
  throw new CommandError(
    `the environment ${name} has confirm: true, and cannot be asked about: this is not a terminal. Nothing was changed`,
    { code: "approval-needed", hint: "pass --yes when it is meant" },
  );
}

/**
 * Asks for the name of an environment that wants it typed out.
 *
 * @param question What is going to be done.
 * @throws {CommandError} when something else was typed.
 */
export async function confirmProbe(
  io: CommandIo,
  { yes }: ProbeOptions,
  { name, confirm }: Confirmed,
  question: string,
): Promise<void> {
  if (!confirm || yes) return;
  io.stderr(`\n${io.style.stderr.bold(escapeControls(question))}\nType the name of the environment: `);
  if ((await readAnswer(io)) !== name)
    throw new CommandError("not confirmed. Nothing was changed", { code: "not-confirmed" });
}
