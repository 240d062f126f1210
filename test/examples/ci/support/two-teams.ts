import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { stringify } from "yaml";
import { audience, type Manifest } from "../../../support/project.ts";
import type { Repository } from "./git.ts";
import { startTeam, type GithubTeam } from "./github-team.ts";
import { runInClone } from "./team-repository.ts";

/** The environments that both projects have; each is a space that they share. */
export const stages = ["staging", "production"] as const;

/** The projects, each in a folder of its own. */
export const teams = ["growth", "ops"] as const;

type TeamName = (typeof teams)[number];

/** What a team declares: its audiences by their names, with their queries. */
export type Declared = Readonly<Record<string, string>>;

/** What both declare at first. */
export const atFirst: Declared = { one: "event('One').count() >= 1", two: "event('Two').count() >= 1" };

/** A repository of two projects with two environments each, none of them applied. */
export interface TwoTeams extends GithubTeam {
  /** Writes what a team declares, in both environments. */
  declare(team: TeamName, declared: Declared): void;
  /** Applies what is declared in the clone, in both environments of both projects. */
  applyAll(): Promise<void>;
  /** The names of the audiences in the space of an environment, sorted. */
  audiencesIn(stage: (typeof stages)[number]): string[];
}

/** Sets both teams up. */
export async function startTwoTeams(): Promise<TwoTeams> {
  let clone = "";
  const declare: TwoTeams["declare"] = (team, declared) => writeTeam(clone, team, declared);
  const start = (repository: Repository): void => {
    ({ clone } = repository);
    for (const file of ["audiencectl.yaml", "audiences"]) rmSync(path.join(clone, file), { recursive: true });
    for (const team of teams) declare(team, atFirst);
  };
  const team = await startTeam([], { start });
  const { state } = team.space.simulator;
  state.spaces.push(
    ...stages.map((stage) => ({ id: `spa_${stage}`, slug: stage, name: stage, audiences: [], deletedKeys: [] })),
  );
  return {
    ...team,
    declare,
    applyAll: async () => {
      for (const each of teams)
        for (const stage of stages) {
          const words = ["apply", "--project", `teams/${each}`, "--env", stage, "--auto-approve"];
          const { exitCode, stderr } = await runInClone(team.world.repository, team.space, words);
          expect(exitCode, stderr).toBe(0);
        }
    },
    audiencesIn: (stage) =>
      (state.spaces.find(({ slug }) => slug === stage)?.audiences ?? []).map(({ name }) => name).toSorted(),
  };
}

function writeTeam(clone: string, team: TeamName, declared: Declared): void {
  const folder = path.join(clone, "teams", team);
  mkdirSync(path.join(folder, "audiences"), { recursive: true });
  const environments = Object.fromEntries(stages.map((stage) => [stage, { space: stage }]));
  const project = {
    apiVersion: "audiencectl/v1",
    kind: "Project",
    metadata: { name: team },
    spec: { environments, guards: { maxChangePercent: 100, maxDeletePercent: 100 } },
  };
  writeFileSync(path.join(folder, "audiencectl.yaml"), stringify(project));
  const manifests = Object.entries(declared).map(([name, query]) => manifestOf(team, name, query));
  writeFileSync(path.join(folder, "audiences", "all.yaml"), manifests.map((each) => stringify(each)).join("---\n"));
}

function manifestOf(team: TeamName, name: string, query: string): Manifest {
  return audience(`${team}-${name}`, { definition: { query } });
}
