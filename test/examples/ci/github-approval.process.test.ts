import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../support/project.ts";
import { before, newQuery, withQuery } from "./support/changes.ts";
import { readWorkflow } from "./support/files.ts";
import { startTeam, type GithubTeam } from "./support/github-team.ts";
import { createHub, type HubJob, type HubReview } from "./support/hub.ts";
import { runScript } from "./support/run-script.ts";
import { makeTools } from "./support/tools.ts";
import { isLong } from "../../support/length.ts";

/** A pull request whose plan is another one by now: what the branch changes, somebody has renamed by hand since. */
async function startEdited(): Promise<{ team: GithubTeam; number: number; edit: () => Promise<void> }> {
  const team = await startTeam(before);
  const { number } = await team.push("change", withQuery("buyers", newQuery));
  return { team, number, edit: async () => await team.space.byHand.edit("Buyers", { name: "By hand" }) };
}

test.runIf(isLong).each(["attempt", "edit"] as const)(
  "a plan of another %s after the approval is not applied",
  async (way) => {
    const { team, number, edit } = await startEdited();
    team.review("change");
    await edit();
    await team.planAgain("change", way);
    expect(team.comments(number)[0]).toContain("By hand");

    const run = await team.merge("change");
    expect(run.logs["Verdict"], JSON.stringify(run.logs)).toContain("::error title=Stale::");
    expect(run.logs["Find the reviewed plans"]).toContain("A later plan of this commit is not taken");
    expect(team.space.named("By hand").query).not.toBe(newQuery);
  },
);

test.runIf(isLong)("a plan that was made before the approval is the one that is applied", async () => {
  const { team, edit } = await startEdited();
  await edit();
  await team.planAgain("change", "attempt");
  team.review("change");
  const run = await team.merge("change");
  expect(run.conclusion, JSON.stringify(run.logs)).toBe("success");
  expect(team.space.named("Buyers").query).toBe(newQuery);
});

test.runIf(isLong)("without an approval, the last plan before the merge is applied", async () => {
  const { team, edit } = await startEdited();
  await edit();
  await team.planAgain("change", "edit");
  const run = await team.merge("change");
  expect(run.conclusion, JSON.stringify(run.logs)).toBe("success");
  expect(team.space.named("Buyers").query).toBe(newQuery);
});

describe("of several plans of a commit", () => {
  const [head, merge, repository] = ["a".repeat(40), "b".repeat(40), "acme/audiences"];
  const at = (minute: number): string => `2026-03-01T12:${String(minute).padStart(2, "0")}:00Z`;

  /** A job that has planned. Each run ends with its last one. */
  function plan(run: number, attempt: number, minute: number, more: Partial<HubJob> = {}): HubJob {
    const ended = { status: "completed", conclusion: "success", completed_at: at(minute) };
    return { run_id: run, run_attempt: attempt, name: "plan growth/production", ...ended, ...more };
  }

  function approval(login: string, minute: number, more: Partial<HubReview> = {}): HubReview {
    const said = { state: "APPROVED", submitted_at: at(minute), commit_id: head } as const;
    return { pull: 7, user: { login }, ...said, ...more };
  }

  /** Which plan the step takes of a pull request that was merged at minute 50: its run and attempt, and what it says of it. */
  async function planTaken(jobs: readonly HubJob[], reviews: readonly HubReview[]): Promise<string> {
    const folder = temporaryFolder();
    const hub = createHub(path.join(folder, "hub"));
    hub.change((state) => {
      state.pulls = [{ number: 7, head: { ref: "change", sha: head }, merged_at: at(50), merge_commit_sha: merge }];
      const from = { path: ".github/workflows/audiencectl-plan.yml", event: "pull_request", head_sha: head };
      const ended = { status: "completed", conclusion: "success", head_repository: { full_name: repository } };
      state.runs = [...new Set(jobs.map((job) => job.run_id))].map((id) => ({ id, run_number: id, ...from, ...ended }));
      Object.assign(state, { jobs, reviews });
    });
    for (const { run_id: run, run_attempt: attempt } of jobs) {
      const artifact = hub.artifact(run, `audiencectl-plan-${attempt}.growth.production`);
      mkdirSync(artifact, { recursive: true });
      writeFileSync(path.join(artifact, "plan.json"), "{}");
    }
    writeFileSync(path.join(folder, "event.json"), "{}");
    const { jobs: own, defaults } = readWorkflow("github/apply.yml");
    const { run = "" } = own["apply"]?.steps.find(({ name }) => name === "Find the reviewed plans") ?? {};
    const { log } = await runScript(run, {
      file: path.join(folder, "script.sh"),
      shell: defaults.run.shell,
      cwd: folder,
      env: {
        ...(await makeTools(folder)),
        GH_TOKEN: "PLACEHOLDER",
        FAKE_HUB: hub.folder,
        FAKE_PERMISSIONS: JSON.stringify(own["apply"]?.permissions),
        GITHUB_EVENT_PATH: path.join(folder, "event.json"),
        GITHUB_REPOSITORY: repository,
        GITHUB_SHA: merge,
        TARGET: "growth/production",
        FILE: "growth.production",
        DIGEST: "",
      },
    });
    const [, taken, attempt] = /, of run (\d+), attempt (\d+)\./.exec(log) ?? [];
    return `${taken ?? log}.${attempt ?? ""}${log.includes("::notice title=Not the last plan::") ? ", not the last" : ""}`;
  }

  const twice = [plan(1, 1, 10), plan(2, 1, 30)];
  test.each([
    ["the last before the approval", twice, [approval("bob", 40)], "2.1"],
    ["the one that was there at the approval", twice, [approval("bob", 20)], "1.1, not the last"],
    ["the same of attempts", [plan(1, 1, 10), plan(1, 2, 30)], [approval("bob", 20)], "1.1, not the last"],
    ["the one that everybody saw", twice, [approval("bob", 20), approval("cy", 40)], "1.1, not the last"],
    ["what somebody approves once more", twice, [approval("bob", 20), approval("bob", 40)], "2.1"],
    ["the last before the merge, with no approval", [...twice, plan(2, 2, 55)], [], "2.1, not the last"],
    ["the same with one of another commit", twice, [approval("bob", 20, { commit_id: merge })], "2.1"],
    ["the same with one that was taken back", twice, [approval("bob", 20, { state: "DISMISSED" })], "2.1"],
    ["the first, where the approval was there before all", twice, [approval("bob", 5)], "1.1, not the last"],
    ["none that was stopped", [plan(1, 1, 10, { conclusion: "cancelled" }), plan(2, 1, 30)], [], "2.1"],
    ["none of another environment", [plan(1, 1, 10), plan(2, 1, 30, { name: "plan growth/staging" })], [], "1.1"],
    ["an attempt that only lists it again counts as before", [plan(1, 2, 10), plan(1, 1, 10)], [], "1.1"],
  ])("%s is taken", async (_, jobs, reviews, taken) => {
    expect(await planTaken(jobs, reviews)).toBe(taken);
  });
});
