import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { stringify } from "yaml";
import { audience, type Manifest } from "../../../support/project.ts";
import type { TestSpace } from "../../../support/space.ts";
import type { Repository } from "./git.ts";
import { startTeam, type GithubTeam } from "./github-team.ts";
import { runInClone } from "./team-repository.ts";

/** The environments that both projects have; each is a space that they share. */
export const stages = ["staging", "production"] as const;

/** The projects, each in a folder of its own. */
export const teams = ["growth", "ops"] as const;

type TeamName = (typeof teams)[number];
type Stage = (typeof stages)[number];

/** What a team declares: its audiences by their names, with their queries. */
export type Declared = Readonly<Record<string, string>>;

/** What both declare at first. */
export const atFirst: Declared = { one: "event('One').count() >= 1", two: "event('Two').count() >= 1" };

const LONG_AGO = "2020-01-01T00:00:00.000Z";

/** What can be done with two projects with two environments each. */
export interface TwoProjects {
  /** Writes what a team declares, in both environments. */
  declare(team: TeamName, declared: Declared): void;
  /** Writes a project file of a team that does not say its environments. */
  breakProject(team: TeamName): void;
  /** Writes a test of a team whose expectation does not hold, for both environments. */
  failTest(team: TeamName): void;
  /** Applies what is declared in the clone, in both environments of both projects. */
  applyAll(): Promise<void>;
  /** The names of the audiences in the space of an environment, sorted. */
  audiencesIn(stage: Stage): string[];
  /** Lets the audiences of one environment compute for the first time still, so that plans leave out their edits. */
  computeIn(stage: Stage): void;
  /** Switches an audience on or off in the space of an environment, by hand. */
  editIn(stage: Stage, name: string, enabled: boolean): void;
}

/** A team whose repository can be filled before it starts. */
type StartTeam<Team> = (options: { start: (repository: Repository) => void }) => Promise<Team>;

/** A team with two projects on GitHub, none of them applied. */
export type TwoTeams = GithubTeam & TwoProjects;

/** Sets both teams up on GitHub. */
export async function startTwoTeams(): Promise<TwoTeams> {
  return await withTwoProjects(async (options) => await startTeam([], options));
}

/** Puts two projects into the repository of a team, on whatever system. None of them is applied. */
export async function withTwoProjects<Team extends { space: TestSpace }>(
  startOne: StartTeam<Team>,
): Promise<Team & TwoProjects> {
  const repository: Repository = { clone: "" };
  const declare: TwoProjects["declare"] = (team, declared) => writeTeam(repository.clone, team, declared);
  const start = ({ clone }: Repository): void => {
    repository.clone = clone;
    for (const file of ["audiencectl.yaml", "audiences"]) rmSync(path.join(clone, file), { recursive: true });
    for (const team of teams) declare(team, atFirst);
  };
  const team = await startOne({ start });
  const { spaces } = team.space.simulator.state;
  spaces.push(
    ...stages.map((stage) => ({ id: `spa_${stage}`, slug: stage, name: stage, audiences: [], deletedKeys: [] })),
  );
  const audiencesOf = (stage: Stage) => spaces.find(({ slug }) => slug === stage)?.audiences ?? [];
  return {
    ...team,
    declare,
    breakProject: (name) =>
      writeFileSync(path.join(repository.clone, "teams", name, "audiencectl.yaml"), "kind: Project\nspec: [\n"),
    failTest: (name) => writeFailingTest(repository.clone, name),
    applyAll: async () => {
      for (const each of teams)
        for (const stage of stages) {
          const words = ["apply", "--project", `teams/${each}`, "--env", stage, "--auto-approve"];
          const { exitCode, stderr } = await runInClone(repository, team.space, words);
          expect(exitCode, stderr).toBe(0);
        }
    },
    audiencesIn: (stage) =>
      audiencesOf(stage)
        .map(({ name }) => name)
        .toSorted(),
    computeIn: (stage) => {
      const long = { createdAt: LONG_AGO, computingSince: LONG_AGO };
      const others = stages.filter((each) => each !== stage);
      for (const each of others.flatMap(audiencesOf)) Object.assign(each, long);
      team.space.simulator.settings.computeSeconds = 1_000_000;
    },
    editIn: (stage, name, enabled) => {
      const found = audiencesOf(stage).find((each) => each.name === name);
      if (!found) throw new Error(`${stage} has no ${name}`);
      Object.assign(found, { enabled });
    },
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

function writeFailingTest(clone: string, team: TeamName): void {
  const spec = { now: "2026-03-01T12:00:00Z", people: { nobody: {} } };
  const expected = { [`audience/${team}-one`]: { members: ["nobody"] } };
  const test = { apiVersion: "audiencectl/v1", kind: "Test", metadata: { name: team } };
  const folder = path.join(clone, "teams", team, "tests");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "one.yaml"), stringify({ ...test, spec: { ...spec, expect: expected } }));
}

function manifestOf(team: TeamName, name: string, query: string): Manifest {
  return audience(`${team}-${name}`, { definition: { query } });
}
