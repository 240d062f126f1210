import path from "node:path";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { probeDefinition } from "../definitions/probe.ts";
import type { CommandIo } from "../io.ts";

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
export function sweepCommand({ profile, env, project }: ProbeOptions): string {
  const words = [
    ...(project === undefined ? [] : ["--project", project]),
    ...(env === undefined ? [] : ["--env", env]),
    ...(profile === undefined ? [] : ["--profile", profile]),
  ];
  return ["audiencectl probe --sweep", ...words].join(" ");
}
