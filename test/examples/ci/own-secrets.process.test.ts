import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { isLong } from "../../support/length.ts";
import { audience, destination, destinations, type Manifest } from "../../support/project.ts";
import { before } from "./support/changes.ts";
import { startCirclePipeline, teamContexts } from "./support/circle-runner.ts";
import { readCiFile } from "./support/files.ts";
import { headOf } from "./support/git.ts";
import { startGitlabTeam, type GitlabTeam } from "./support/gitlab-team.ts";
import { runJenkinsScript } from "./support/jenkins.ts";
import { startPlainTeam, trunk, type PlainTeam } from "./support/plain-team.ts";

/** What main declares, and an audience that is sent somewhere with a secret. */
function withSecret(secretVersion: number): Manifest[] {
  const connectionSettings = { accessToken: "${env.BRAZE_KEY}" };
  const sent = destination(destinations.adverts, { connectionSettings, secretVersion });
  return [...before, audience("senders", { destinations: [sent] })];
}

function keyIn({ space }: GitlabTeam): unknown {
  const stored = space.stored().connections?.[0]?.connectionSettings as { accessToken?: string } | undefined;
  return stored?.accessToken;
}

/** Merges the audience on GitLab, presses the button */
async function applyOn(team: GitlabTeam, variables: Record<string, string>): Promise<void> {
  team.push("senders", withSecret(1));
  team.merge("senders");
  const pipeline = team.start("web", variables);
  await pipeline.run("plan");
  const applied = await pipeline.below().run("apply growth/production");
  expect(applied.exitCode, applied.log).toBe(0);
}

describe("a secret of manifests on GitLab", () => {
  test("has for one environment the value that a variable with its name has", async () => {
    const team = await startGitlabTeam(before);
    await applyOn(team, { BRAZE_KEY: "sesame-all", BRAZE_KEY_GROWTH_PRODUCTION: "sesame-own" });
    expect(keyIn(team)).toBe("sesame-own");
  });

  test.runIf(isLong)("may be a variable that is limited to the environment, which plans do not see", async () => {
    const team = await startGitlabTeam(before, { limited: { BRAZE_KEY: "sesame-limited" } });
    await applyOn(team, {});
    expect(keyIn(team)).toBe("sesame-limited");
  });
});

/** Two projects, one of which has an audience that is sent somewhere with a secret. */
async function startWithSecret(files: Record<string, string> = {}): Promise<PlainTeam> {
  const team = await startPlainTeam({ files });
  const folder = path.join(team.repository.clone, "teams/growth");
  team.commit(trunk, () => {
    const project = path.join(folder, "audiencectl.yaml");
    writeFileSync(project, readFileSync(project, "utf8").replace("spec:", "spec:\n  secrets: [BRAZE_KEY]"));
    appendFileSync(path.join(folder, "audiences/all.yaml"), `---\n${stringify(withSecret(1).at(-1))}`);
  });
  return team;
}

const [reading, own] = [{ SEGMENT_READ_TOKEN: "PLACEHOLDER" }, { BRAZE_KEY_GROWTH_STAGING: "sesame-own" }];

/** The environments of whose plans a log says that the value is not there. */
function withoutValue(log: string): string[] {
  return log.split(/^Project /m).flatMap((part) => {
    const [, environment = ""] = /^\w+, environment (\w+)/.exec(part) ?? [];
    return part.includes("variable BRAZE_KEY is not set here") ? [environment] : [];
  });
}

test("a secret of manifests has on Jenkins a value for the environment that a credential is named after", async () => {
  const team = await startWithSecret();
  const plan = await runJenkinsScript(team, "Plan", {
    commit: headOf(team.repository.clone),
    env: { BRANCH_NAME: trunk, ...reading, ...own },
  });
  expect(withoutValue(plan.log), plan.log).toEqual(["production"]);
});

test("a secret of manifests has on CircleCI a value for the environment that a variable is named after", async () => {
  const file = "circleci/audiencectl-jobs.yml";
  const team = await startWithSecret({ [`.${file}`]: readCiFile(file) });
  const contexts = (name: string) => ({ ...teamContexts(name), ...(name === "audiencectl-read" && own) });
  const trigger = { branch: trunk, commit: headOf(team.repository.clone), contexts };
  const pipeline = await startCirclePipeline(team, trigger);
  const { log } = pipeline.setup;
  expect(withoutValue(log), log).toEqual(["production"]);
  expect(withoutValue((await pipeline.run("plan-growth.staging")).log)).toEqual([]);
});
