import { rmSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { before, newQuery, offeredDigest, withQuery } from "./support/changes.ts";
import type { Fault } from "../../../src/simulator/faults.ts";
import { audience } from "../../support/project.ts";
import { startTeam } from "./support/github-team.ts";
import { isLong } from "../../support/length.ts";

const change = withQuery("buyers", newQuery);

describe("without a reviewed plan", () => {
  test.runIf(isLong)("a commit that no pull request has is not applied, but shown in the summary", async () => {
    const team = await startTeam(before);
    const run = await team.pushToMain(change);
    expect(run.conclusion).toBe("failure");
    expect(run.logs["Verdict"]).toContain("::error title=No reviewed plan::");
    expect(team.space.named("Buyers").query).not.toBe(newQuery);

    const approved = await team.approve(offeredDigest(run.summary));
    expect(approved.conclusion, JSON.stringify(approved.logs)).toBe("success");
    expect(await team.planOfMain()).toBe(0);
  });

  test.runIf(isLong)("a commit that changes nothing in the space is fine", async () => {
    const team = await startTeam(before);
    expect((await team.pushToMain(before)).conclusion).toBe("skipped");
  });

  test.runIf(isLong)("a plan that a fork has put in the place of a reviewed one is not taken", async () => {
    const team = await startTeam(before);
    const { number, plan } = await team.push("change", change);
    expect(plan.conclusion, JSON.stringify(plan.logs)).toBe("success");
    // As if the workflow of the fork had planned: what runs there, and what it keeps, is up to the fork.
    team.world.hub.change(({ runs }) =>
      Object.assign(runs.at(-1) ?? {}, { head_repository: { full_name: "mallory/audiences" } }),
    );
    const run = await team.merge("change");
    expect(run.conclusion).toBe("failure");
    expect(run.logs["Verdict"]).toContain("::error title=No reviewed plan::");
    expect(team.space.named("Buyers").query).not.toBe(newQuery);
    expect(offeredDigest(team.comments(number)[1])).toMatch(/^sha256:/);
  });

  test.runIf(isLong)(
    "a run of the plan that was skipped later, because the merged one was edited, hides no plan",
    async () => {
      const team = await startTeam(before);
      await team.push("change", change);
      team.world.hub.change(({ runs }) => {
        const [last] = runs.slice(-1);
        if (last) runs.push({ ...last, id: last.id + 1000, run_number: last.run_number + 1000, conclusion: "skipped" });
      });
      const run = await team.merge("change");
      expect(run.conclusion, JSON.stringify(run.logs)).toBe("success");
      expect(team.space.named("Buyers").query).toBe(newQuery);
    },
  );

  test.runIf(isLong)("a plan that is not kept any more is not needed when it is approved by its digest", async () => {
    const team = await startTeam(before);
    const { number } = await team.push("change", change);
    rmSync(path.join(team.world.hub.folder, "artifacts"), { recursive: true });
    const run = await team.merge("change");
    expect(run.conclusion).toBe("failure");
    expect(run.logs["Find the reviewed plans"]).toContain("has no plan of growth/production that could be downloaded");
    expect((await team.approve(offeredDigest(team.comments(number)[1]))).conclusion).toBe("success");
  });
});

test("a failed apply is told with its cause", async () => {
  const team = await startTeam(before);
  const { number } = await team.push("change", change);
  team.world.secrets["SEGMENT_WRITE_TOKEN"] = "";
  const run = await team.merge("change");
  expect(run.conclusion).toBe("failure");
  expect(run.logs["Verdict"]).toContain("ended with exit code 1");
  expect(team.comments(number)[1]).toContain("What is left to do is not known");
  expect(team.comments(number)[1]).toContain(
    "**No token.** Set the secret SEGMENT_WRITE_TOKEN of the environment audiencectl/growth/production",
  );
});

test.runIf(isLong)("an apply of which a part fails says what is left", async () => {
  // All that is created after the beginning fails.
  const faults = Array.from({ length: 30 }, (_, index): Fault => {
    return { operationId: "createAudience", nth: before.length + 1 + index, kind: "500-before" };
  });
  const team = await startTeam(before, { faults });
  const { number } = await team.push("change", [...change, audience("newcomers")]);
  const run = await team.merge("change");
  expect(run.conclusion).toBe("failure");
  expect(run.logs["Verdict"]).toContain("::error title=Applied in part::");
  expect(team.space.named("Buyers").query).toBe(newQuery);
  const [, report = ""] = team.comments(number);
  expect(report.slice(report.indexOf("What main declares and is not applied"))).toContain("audience/newcomers");
  expect(offeredDigest(report)).toMatch(/^sha256:/);
});

test.runIf(isLong)("a large apply of which a part fails is told in one comment that GitHub takes", async () => {
  const newcomers = Array.from({ length: 240 }, (_, index) => audience(`newcomer-${index}`));
  const team = await startTeam(before, { settings: { audienceQuota: before.length + 100 } });
  const { number } = await team.push("change", [...before, ...newcomers]);
  const run = await team.merge("change");
  expect(run.logs["Verdict"]).toContain("::error title=Applied in part::");
  const [, report = ""] = team.comments(number);
  expect(report.length).toBeLessThanOrEqual(65_536);
  expect(report).toContain("What main declares and is not applied");
});
