import { expect, test } from "vitest";
import { readCiFile } from "./support/files.ts";
import { startPlainTeam } from "./support/plain-team.ts";
import { runInClone } from "./support/team-repository.ts";
import { atFirst, stages, teams } from "./support/two-teams.ts";

/** What the page says that a plan asks, for a space of up to 200 objects of each kind whose audiences go nowhere. */
const asked = ["/spaces", "/spaces/spa_ID/audiences", "/spaces/spa_ID/computed-traits", "/filters"];

test("a pull request that changes two projects with two environments asks what the page says, for each plan alone", async () => {
  const team = await startPlainTeam();
  for (const name of teams) team.declare(name, { ...atFirst, three: "event('Three').count() >= 3" });
  const before = team.space.requests.length;
  for (const name of teams)
    for (const stage of stages)
      await runInClone(team.repository, team.space, ["plan", "--project", `teams/${name}`, "--env", stage]);
  const paths = team.space.requests.slice(before).map((line) => line.replace(/^GET (\S+) → 200$/, "$1"));
  const general = paths.map((path) => path.replace(/spa_[a-z]+/, "spa_ID"));
  expect(general.toSorted()).toEqual(asked.flatMap((path) => [path, path, path, path]).toSorted());
  expect(readCiFile("README.md")).toContain("4 requests for each plan, 16 in all");
});
