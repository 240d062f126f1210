import { expect, test } from "vitest";
import { before, newQuery, withQuery } from "./support/changes.ts";
import { startTeam, type GithubTeam } from "./support/github-team.ts";
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
