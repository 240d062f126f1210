import path from "node:path";
import type { ExchangeCount } from "../../probe/ask.ts";
import type { Environment, Project } from "../../project/project.ts";
import type { OptionsOf } from "../definitions/option-values.ts";
import type { probeDefinition } from "../definitions/probe.ts";
import type { CommandIo } from "../io.ts";
import type { ApiConnection } from "../project/connect.ts";

/** The options of `probe`. */
export type ProbeOptions = OptionsOf<typeof probeDefinition>;

/** What a probe and a sweep work with. */
export interface ProbeTask {
  project: Project;
  environment: Environment;
  connection: ApiConnection;
  count: ExchangeCount;
}

/** Where the profile goes, as it is told to people. */
export function profileName({ profile = "probe.json" }: ProbeOptions): string {
  return profile;
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
