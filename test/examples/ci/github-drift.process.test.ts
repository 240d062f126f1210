import { expect, test } from "vitest";
import { before } from "./support/changes.ts";
import { startTeam } from "./support/github-team.ts";
import { isLong } from "../../support/length.ts";

test("a night in which nothing can be known is red, and leaves the issue as it is", async () => {
  const team = await startTeam(before);
  await team.space.byHand.edit("Staff", { enabled: false });
  await team.night();
  const { issues } = team.hub();
  expect(issues).toHaveLength(1);
  team.world.secrets["SEGMENT_READ_TOKEN"] = "";
  const night = await team.night();
  expect(night.conclusion).toBe("failure");
  expect(night.logs["Issue"]).toContain("::error title=Not known::");
  expect(team.hub().issues).toEqual(issues);
});

test.runIf(isLong)("drift that comes back after it was closed gets an issue of its own", async () => {
  const team = await startTeam(before);
  for (const enabled of [false, true, false]) {
    await team.space.byHand.edit("Staff", { enabled });
    await team.night();
  }
  expect(team.hub().issues.map(({ state }) => state)).toEqual(["closed", "open"]);
});

test.runIf(isLong).each([
  ["with the label", "I wonder."],
  ["of somebody else that begins as ours", "<!-- audiencectl drift workflow: growth/production -->\nNo drift at all."],
])("issues %s are left alone", async (_, body) => {
  const team = await startTeam(before);
  const label = "audiencectl-drift";
  const user = { login: "mallory" };
  const others = [{ number: 900, user, title: "Why?", body, state: "open", labels: [{ name: label }] }];
  team.world.hub.change((state) => state.issues.push(...others));
  await team.space.byHand.edit("Staff", { enabled: false });
  await team.night();
  await team.space.byHand.edit("Staff", { enabled: true });
  await team.night();
  expect(team.hub().issues[0]).toEqual(others[0]);
  expect(team.hub().issues.map(({ state }) => state)).toEqual(["open", "closed"]);
});
