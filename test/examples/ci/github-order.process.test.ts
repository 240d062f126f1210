import { rmSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isLong } from "../../support/length.ts";
import { git } from "./support/git.ts";
import { atFirst, startTwoTeams, type TwoTeams } from "./support/two-teams.ts";

const more = { ...atFirst, three: "event('Three').count() >= 3" };

/** Both teams, and a pull request of one of them with one audience more. */
async function startChanged(): Promise<TwoTeams> {
  const team = await startTwoTeams();
  await team.pushFiles("change", () => team.declare("growth", more));
  return team;
}

describe("the environments of a project", () => {
  test("are applied in the order of the project file, a later one after the earlier ones", async () => {
    const team = await startChanged();
    const jobs = await team.mergeAll("change");
    expect(jobs["apply growth/staging"]?.logs["Wait for the earlier environments"]).toBeUndefined();
    expect(jobs["apply growth/production"]?.logs).toHaveProperty("Wait for the earlier environments");
    expect(jobs["apply growth/production"]?.conclusion, JSON.stringify(jobs)).toBe("success");
    expect(team.audiencesIn("production")).toContain("Growth three");
  });

  test.runIf(isLong)(
    "are left as they are when an earlier one fails, and those of other projects are not",
    async () => {
      const team = await startChanged();
      const { clone } = team.world.repository;
      await team.pushFiles("other", () => team.declare("ops", more));
      // The plan of staging is not kept any more.
      const { id } = team.hub().runs.find(({ head_sha: sha }) => sha === git(clone, "rev-parse", "change")) ?? {
        id: 0,
      };
      rmSync(team.world.hub.artifact(id, "audiencectl-plan-1.growth.staging"), { recursive: true });
      const jobs = await team.mergeAll("change", "other");
      expect(jobs["apply growth/staging"]?.conclusion).toBe("failure");
      expect(jobs["apply growth/production"]?.logs["Wait for the earlier environments"]).toContain(
        "::error title=Not its turn::Nothing was applied to growth/production, because growth/staging goes first (failure).",
      );
      expect(team.audiencesIn("production")).not.toContain("Growth three");
      expect(team.audiencesIn("production")).toContain("Ops three");
    },
  );

  test.runIf(isLong)("wait for reviewers of an earlier one for half an hour, and then say so", async () => {
    const team = await startChanged();
    Object.assign(team.world, { unanswered: new Set(["apply growth/staging"]) });
    const jobs = await team.mergeAll("change");
    const log = jobs["apply growth/production"]?.logs["Wait for the earlier environments"] ?? "";
    expect(log.match(/^growth\/staging: waiting$/gm)).toHaveLength(31);
    expect(log).toContain("because growth/staging goes first (waiting)");
    expect(team.audiencesIn("production")).not.toContain("Growth three");
  });
});
