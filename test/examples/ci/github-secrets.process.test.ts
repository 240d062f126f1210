import { expect, test } from "vitest";
import { isLong } from "../../support/length.ts";
import { audience, destination, destinations, type Manifest } from "../../support/project.ts";
import { before, offeredDigest } from "./support/changes.ts";
import { startTeam, type GithubTeam } from "./support/github-team.ts";

/** Two values of the secret. */
const [first, second] = ["sesame-open-1234", "sesame-shut-9876"];

/** What main declares, and an audience that is sent somewhere with a secret. */
function withSecret(secretVersion: number, rest: readonly Manifest[] = before): Manifest[] {
  const connectionSettings = { accessToken: "${env.BRAZE_KEY}" };
  const sent = destination(destinations.adverts, { connectionSettings, secretVersion });
  return [...rest, audience("senders", { destinations: [sent] })];
}

/** The team once the audience is applied with the first value of the secret, and its second value is stored on GitHub. */
async function startRotated(): Promise<GithubTeam> {
  const team = await startTeam(withSecret(1), { secrets: { BRAZE_KEY: first } });
  expect(keyIn(team)).toBe(first);
  team.world.secrets["BRAZE_KEY_GROWTH_PRODUCTION"] = second;
  return team;
}

function keyIn({ space }: GithubTeam): unknown {
  const stored = space.stored().connections?.[0]?.connectionSettings as { accessToken?: string } | undefined;
  return stored?.accessToken;
}

test("another value of a secret is planned, and sent after the merge, with nothing but its version changed", async () => {
  const team = await startRotated();
  const { number, plan } = await team.push("rotate", withSecret(2));
  expect(plan.conclusion, JSON.stringify(plan.logs)).toBe("success");
  const applied = await team.merge("rotate");
  expect(applied.conclusion, JSON.stringify(applied.logs)).toBe("success");
  expect(keyIn(team)).toBe(second);
  expect(team.comments(number).join("\n")).not.toContain("sesame");
});

test.runIf(isLong)("the value for all goes to an environment without one of its own", async () => {
  const team = await startTeam(before, { secrets: { BRAZE_KEY: first } });
  await team.push("start", withSecret(1));
  const started = await team.merge("start");
  expect(started.conclusion, JSON.stringify(started.logs)).toBe("success");
  expect(keyIn(team)).toBe(first);
});

test.runIf(isLong)("a value that only the environment has is sent with an apply, and no plan needs it", async () => {
  const team = await startTeam(before, { environmentSecrets: { BRAZE_KEY: first } });
  const { number, plan } = await team.push("start", withSecret(1));
  expect(plan.conclusion, JSON.stringify(plan.logs)).toBe("success");
  expect(team.comments(number)[0]).toContain("BRAZE_KEY is not set here");
  const applied = await team.merge("start");
  expect(applied.conclusion, JSON.stringify(applied.logs)).toBe("success");
  expect(keyIn(team)).toBe(first);

  team.world.environmentSecrets = { BRAZE_KEY: second };
  await team.push("rotate", withSecret(2));
  const rotated = await team.merge("rotate");
  expect(rotated.conclusion, JSON.stringify(rotated.logs)).toBe("success");
  expect(keyIn(team)).toBe(second);
});

test.runIf(isLong)(
  "another value of a secret that no merge is about is reported as left over, and can be approved",
  async () => {
    const team = await startRotated();
    const { number } = await team.push("other", withSecret(1, before.slice(1)));
    const applied = await team.merge("other");
    expect(applied.logs["Verdict"]).toContain("::warning title=More to do::");
    expect(keyIn(team)).toBe(first);
    const [, report = ""] = team.comments(number);
    expect(report).toMatch(/What main declares and is not applied[\s\S]*audience\/senders/);
    const approved = await team.approve(offeredDigest(report));
    expect(approved.conclusion, JSON.stringify(approved.logs)).toBe("success");
    expect(keyIn(team)).toBe(second);
  },
);
