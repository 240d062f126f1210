import { describe, expect, test } from "vitest";
import { audience } from "../../support/project.ts";
import { isLong } from "../../support/length.ts";
import { before, newQuery, without, withQuery } from "./support/changes.ts";
import { startTeam, type GithubTeam } from "./support/github-team.ts";
import { atFirst, startTwoTeams } from "./support/two-teams.ts";

/** Two pull requests: one that creates `newcomers`, and one that changes `buyers`, from a repository or a fork. */
async function startQueue(from?: string): Promise<{ team: GithubTeam; first: number; second: number }> {
  const team = await startTeam(before);
  const { number: first } = await team.push("first", [...before, audience("newcomers")]);
  const both = withQuery("buyers", newQuery);
  const { number: second } = await team.push("second", both, from === undefined ? {} : { from });
  for (const branch of ["first", "second"]) team.review(branch);
  return { team, first, second };
}

function reportIn(team: GithubTeam, number: number): string {
  const isReport = (body: string): boolean => body.startsWith("<!-- audiencectl apply workflow: ");
  return team.comments(number).find(isReport) ?? "";
}

describe("of several pull requests that are merged at once", () => {
  test("one without a plan makes the job red, and is said to have none", async () => {
    const { team, first, second } = await startQueue("mallory/audiences");
    const { "apply growth/production": run } = await team.mergeAll("first", "second");
    expect(run?.conclusion, JSON.stringify(run)).toBe("failure");
    expect(team.space.audiences().map(({ name }) => name)).toContain("Newcomers");
    expect(reportIn(team, second)).toContain(`**No plan.** #${second} has no plan of growth/production`);
    expect(reportIn(team, second)).toContain("it comes from a fork. Nothing of it was applied");
    expect(reportIn(team, first)).not.toContain("**No plan.**");
  });

  test.runIf(isLong)("each has a report of what came with it alone", async () => {
    const { team, first, second } = await startQueue();
    const { "apply growth/production": run } = await team.mergeAll("first", "second");
    expect(run?.conclusion, JSON.stringify(run)).toBe("success");
    expect(reportIn(team, first)).toContain("audience/newcomers");
    expect(reportIn(team, first)).not.toContain("audience/buyers");
    expect(reportIn(team, second)).toContain("audience/buyers");
    expect(reportIn(team, second)).not.toContain("audience/newcomers");
    expect(reportIn(team, second)).toContain(`Merged at once: #${first}, #${second}. Each has a report of its own.`);
  });

  test.runIf(isLong)("those after one that could not be applied are said not to have been reached", async () => {
    const team = await startTeam(before);
    const { number: first } = await team.push("first", withQuery("buyers", newQuery));
    const { number: second } = await team.push("second", without("guests"));
    await team.space.byHand.edit("Buyers", { name: "By hand" });
    await team.mergeAll("first", "second");
    expect(reportIn(team, first)).not.toContain("**Not reached.**");
    expect(reportIn(team, second)).toContain(
      `**Not reached.** Nothing of #${second} was applied, because the plan of #${first} goes first`,
    );
  });

  test("one that changes nothing in a project and environment has no report of it", async () => {
    const team = await startTwoTeams();
    const more = { ...atFirst, three: "event('Three').count() >= 3" };
    await team.pushFiles("first", () => team.declare("growth", more));
    const { number } = await team.pushFiles("second", () => team.declare("ops", more));
    const jobs = await team.mergeAll("first", "second");
    expect(jobs["apply growth/staging"]?.conclusion, JSON.stringify(jobs)).toBe("success");
    const reports = team.comments(number).filter((body) => body.startsWith("<!-- audiencectl apply workflow: "));
    expect(reports.map((body) => /workflow: (\S+) /.exec(body)?.[1])).toEqual(["ops/staging", "ops/production"]);
  });
});
