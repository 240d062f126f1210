import { expect, test } from "vitest";
import { before, newQuery, withQuery } from "./support/changes.ts";
import { git, headOf } from "./support/git.ts";
import { startTeam } from "./support/github-team.ts";

test("a merge whose approval comes after a merge that takes it back is not applied, and the report is of the newer one", async () => {
  const team = await startTeam(before);
  const { number } = await team.push("change", withQuery("buyers", newQuery));
  const approveLate = team.mergeLate("change");
  git(team.world.repository.clone, "revert", "--no-edit", "HEAD");

  const late = await approveLate();
  expect(late.conclusion).toBe("failure");
  expect(late.logs["Verdict"]).toContain("::error title=Stale::");
  expect(late.logs["Apply"]).toContain("::notice title=main has moved on::");
  expect(team.space.named("Buyers").query).not.toBe(newQuery);
  expect(await team.planOfMain()).toBe(0);
  const [, report = ""] = team.comments(number);
  expect(report).toContain("The space of growth/production is as main declares.");
  expect(report).toMatch(/main has moved on from commit [0-9a-f]{7}/);
});

test("a forced push that takes a merge back is looked at, also where another branch still has what main had", async () => {
  const team = await startTeam(before);
  const { clone } = team.world.repository;
  const old = headOf(clone);
  await team.push("change", withQuery("buyers", newQuery));
  await team.merge("change");
  git(clone, "branch", "kept", "main");

  const jobs = await team.takeMainBack(old);
  expect(jobs["look growth/production"]?.logs["Look"]).toContain("1 to update");
  expect(jobs["apply growth/production"]?.environment).toBe("audiencectl/growth/production");
});
