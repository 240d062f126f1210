import { expect, test } from "vitest";
import { before, newQuery, offeredDigest, withQuery } from "./support/changes.ts";
import { interpolate } from "./support/expressions.ts";
import { readWorkflow } from "./support/files.ts";
import { headOf } from "./support/git.ts";
import { runWorkflow, type WorkflowRun } from "./support/github-runner.ts";
import { startTeam, type GithubTeam } from "./support/github-team.ts";

/** A merge that was not applied, whose report offers a digest, and what starts the workflow by hand with one. */
async function startOffered(): Promise<{
  team: GithubTeam;
  offered: string;
  start: (digest: string) => Promise<WorkflowRun>;
}> {
  const team = await startTeam(before);
  const { number } = await team.push("change", withQuery("buyers", newQuery));
  await team.space.byHand.edit("Buyers", { name: "By hand" });
  await team.merge("change");
  const [, report] = team.comments(number);
  return {
    team,
    offered: offeredDigest(report),
    start: async (digest) =>
      await runWorkflow(team.world, "github/apply.yml", {
        name: "workflow_dispatch",
        sha: headOf(team.world.repository.clone),
        ref: "refs/heads/main",
        inputs: { digest, target: "" },
      }),
  };
}

test("a run by a digest shows the plan and the digest before a job of the environment begins", async () => {
  const { offered, start } = await startOffered();
  const { "look growth/production": look, "apply growth/production": apply } = await start(offered);
  expect(look?.summary, JSON.stringify(look)).toContain(offered);
  expect(look?.summary).toContain(newQuery);
  expect(look?.environment).toBeUndefined();
  expect(look?.logs["Look"]).not.toContain("::warning");
  expect(apply?.conclusion, JSON.stringify(apply)).toBe("success");
});

test("a run by the digest of another plan warns of that before a job of the environment begins", async () => {
  const { team, offered, start } = await startOffered();
  await team.space.byHand.edit("Staff", { enabled: false });
  const { "look growth/production": look, "apply growth/production": apply } = await start(offered);
  expect(look?.logs["Look"], JSON.stringify(look)).toContain("::warning title=Another plan::");
  expect(look?.summary).toContain("audience/staff");
  expect(apply?.logs["Verdict"]).toContain("::error title=Stale::");
});

test("a run by the first digits of a digest ends before anything is looked at", async () => {
  const { team, offered, start } = await startOffered();
  const { find, ...others } = await start(offered.slice(0, "sha256:".length + 12));
  expect(find?.logs["Find"]).toContain("::error title=Not the whole digest::");
  expect(new Set(Object.values(others).map(({ conclusion }) => conclusion))).toEqual(new Set(["skipped"]));
  expect(team.space.named("By hand").query).not.toBe(newQuery);
});

test("the name of a run by a digest has the digest and the target, and the name of a run after a merge is GitHub's own", () => {
  const { "run-name": name = "" } = readWorkflow("github/apply.yml");
  const inputs = { digest: "sha256:0a", target: "growth/production" };
  expect(interpolate(name, { inputs })).toBe("audiencectl apply growth/production sha256:0a");
  expect(interpolate(name, { inputs: {} })).toBe("");
});
