import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Profile } from "../../src/probe/generated/profile.ts";
import type { SimulatorOptions } from "../../src/simulator/simulator.ts";
import { runWords } from "./command-line.ts";
import type { CommandResult } from "./command.ts";
import { audience, temporaryFolder, writeProject } from "./project.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "./space.ts";

/** A query that nobody can match, as a probe of the run abc123 makes it. */
const probeQuery = { query: "event('audiencectl probe abc123 never sent').count() >= 1" };

/** What an audience of the run abc123 is made with, but for its name. */
export const madeByProbe = {
  description: "[audiencectl-probe:abc123]",
  enabled: false,
  audienceType: "USERS",
  definition: probeQuery,
};

/** A space of the slug `simulated`, and a project for it in which the command is run. */
export interface ProbedProject {
  space: TestSpace;
  folder: string;
  run: (...words: string[]) => Promise<CommandResult>;
  /** Runs it for somebody who types that. */
  runAsked: (input: string, ...words: string[]) => Promise<CommandResult>;
  profile: () => Profile;
  journal: { write: (text: string) => void; isThere: () => boolean };
  /** Writes that the space was asked for. */
  writes: () => string[];
}

/** Sets both up. @param confirm Whether the environment wants its name typed out. */
export async function setUpProbe(options: SimulatorOptions = {}, confirm = false): Promise<ProbedProject> {
  const space = await startSpace(options);
  const folder = temporaryFolder();
  writeProject(folder, [audience("vips")], { confirm });
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const timed = (words: string[]): string[] => [...words, "--time-scale", String(TEST_TIME_SCALE)];
  const journal = path.join(folder, "probe.json.journal");
  return {
    space,
    folder,
    run: async (...words) => await runWords(timed(words), { cwd: folder, env }),
    runAsked: async (input, ...words) => await runWords(timed(words), { cwd: folder, env, input, isAsked: true }),
    profile: () => JSON.parse(readFileSync(path.join(folder, "probe.json"), "utf8")) as Profile,
    journal: { write: (text) => writeFileSync(journal, text), isThere: () => existsSync(journal) },
    writes: () => space.requests.filter((line) => !line.startsWith("GET ")),
  };
}
