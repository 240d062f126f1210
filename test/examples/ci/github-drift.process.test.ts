import { expect, test } from "vitest";
import { audience } from "../../support/project.ts";
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

test("a run by hand of another branch leaves the issue as it is, and says so", async () => {
  const team = await startTeam(before);
  await team.space.byHand.edit("Staff", { enabled: false });
  await team.night();
  const { issues } = team.hub();
  const edited = before.map((each) => (each.metadata.name === "staff" ? audience("staff", { enabled: false }) : each));
  await team.push("edited", edited);
  const { find, drift } = await team.nights("edited");
  expect(find?.conclusion, JSON.stringify(find)).toBe("failure");
  expect(find?.logs["Which branch"]).toContain(
    "::error title=Not the default branch::Nobody looked for drift: edited is not",
  );
  expect(drift?.conclusion).toBe("skipped");
  expect(team.hub().issues).toEqual(issues);
});

test("the issue says which run has seen the drift first and which one last", async () => {
  const team = await startTeam(before);
  await team.space.byHand.edit("Staff", { enabled: false });
  await team.night();
  const seen = (word: string): string | undefined =>
    team
      .hub()
      .issues[0]?.body.match(new RegExp(String.raw`^${word} seen: .* UTC, commit [0-9a-f]{7}, (\[run .*)$`, "m"))?.[1];
  const [first, last] = [seen("First"), seen("Last")];
  expect(first).toMatch(/^\[run \d+\]\(https:.*\)$/);
  expect(last).toBe(first);
  await team.night();
  expect(seen("First")).toBe(first);
  expect(seen("Last")).not.toBe(last);
});

test("the first run is not named in an issue that does not say which it was", async () => {
  const team = await startTeam(before);
  await team.space.byHand.edit("Staff", { enabled: false });
  await team.night();
  team.world.hub.change(({ issues: [issue] }) => issue && Object.assign(issue, { body: issue.body.split("\n")[0] }));
  await team.night();
  const body = team.hub().issues[0]?.body;
  expect(body).toContain("Last seen: ");
  expect(body).not.toContain("First seen: ");
});

test("the issue has the commands that keep what is in the space, and those that take it back", async () => {
  const team = await startTeam(before);
  await team.space.byHand.edit("Staff", { enabled: false });
  await team.night();
  const [, steps = ""] = team.hub().issues[0]?.body.split("### What to do next") ?? [];
  const commands = [...steps.matchAll(/`((?:audiencectl|gh|git) [^`]+)`/g)].map(([, command]) => command);
  expect(commands).toEqual([
    "git switch main && git pull && npm ci --ignore-scripts",
    "audiencectl import --update --project . --env production",
    "audiencectl plan --project . --env production --format json",
    "gh workflow run audiencectl-apply.yml --field target=growth/production --field digest=DIGEST",
    "gh workflow run audiencectl-drift.yml",
  ]);
});

test("the issue says that applying the plan also applies what is pending", async () => {
  const team = await startTeam(before);
  await team.space.byHand.edit("Staff", { enabled: false });
  await team.night();
  expect(team.hub().issues[0]?.body).toContain("also what was merged and is not applied yet");
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
