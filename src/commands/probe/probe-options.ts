import path from "node:path";
import type { OptionsOf } from "../definitions/option-values.ts";
import { probeDefinition } from "../definitions/probe.ts";
import type { CommandIo } from "../io.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** The options of `probe`. */
export type ProbeOptions = OptionsOf<typeof probeDefinition>;

/** Where the profile goes, as it is told to people. */
export function profileName({ profile = "probe.json" }: ProbeOptions): string {
  return profile;
}

/** Where the recording goes, beside the profile, as it is told to people. */
export function recordingName(options: ProbeOptions): string {
  return `${profileName(options).replace(/\.json$/, "")}.exchanges.jsonl`;
}

/** Where the journal is, absolute: beside the profile. */
export function journalPath({ cwd }: CommandIo, options: ProbeOptions): string {
  return path.resolve(cwd, `${profileName(options)}.journal`);
}

/** The command that deletes what a probe left. */
export function sweepCommand(options: ProbeOptions): string {
  const profile = probeDefinition.options.filter(({ flags }) => flags.startsWith("--profile"));
  return nextCommand("probe", options, ["--sweep"], profile);
}
