import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { raw, startServer } from "../segment/support/server.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { audience, destination, destinations, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const TOKEN = "PLACEHOLDER-adverts-9c1f";

/** A space where somebody pasted a secret of the project into a setting that is none, and into a name. */
async function setUp() {
  const space = await startSpace();
  const folder = temporaryFolder();
  const connectionSettings = { adAccount: "shop-1", accessToken: "${env.ADVERTS_TOKEN}" };
  writeProject(folder, [
    audience("a", { destinations: [destination(destinations.adverts, { connectionSettings })] }),
    audience("b"),
  ]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ADVERTS_TOKEN: TOKEN };
  const run = async (...words: string[]): Promise<CommandResult> =>
    await runWords([...words, "--time-scale", "600"], { cwd: folder, env });
  expect((await run("apply", "--auto-approve")).exitCode).toBe(0);
  const [connection] = space.stored().connections ?? [];
  const ofA = `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}`;
  await space.byHand.send("PATCH", ofA, { connectionSettings: { adAccount: TOKEN } });
  await space.byHand.edit("B", { name: `B ${TOKEN}` });
  const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
  return { space, run, read };
}

test.each(["text", "markdown", "html", "github"])(
  "a secret where it is none to Segment is in no plan as %s, and the edit is told all the same",
  async (format) => {
    const { run, read } = await setUp();
    const { stdout, stderr } = await run("plan", "--format", format, "--out", `${format}=out`);
    expect(stdout).toContain("connectionSettings.adAccount");
    expect(stdout + stderr + read("out")).not.toContain(TOKEN);
  },
);

test.each(["text", "json", "markdown", "html", "github", "sarif", "junit"])(
  "a secret where it is none to Segment is in no drift as %s, and the edit is told all the same",
  async (format) => {
    const { run, read } = await setUp();
    const { stdout, stderr, exitCode } = await run("drift", "--format", format, "--out", `${format}=out`);
    expect(exitCode).toBe(2);
    expect(stdout).toContain("audience/a/destination/");
    expect(stdout + stderr + read("out")).not.toContain(TOKEN);
  },
);

test.each([
  ["json", "audience/a/destination/"],
  ["slack", "to Adverts is not as declared"],
])(
  "a secret where it is none to Segment is in no message to a webhook as %s, and the edit is told all the same",
  async (format, told) => {
    const receiver = await startServer(raw(200, "ok"));
    const { run } = await setUp();
    await run("drift", "--webhook", receiver.url, "--webhook-format", format);
    const [arrival] = receiver.arrivals;
    expect(arrival?.body).toContain(told);
    expect(arrival?.body).not.toContain(TOKEN);
  },
);

test("an apply takes it away, and does not print it", async () => {
  const { space, run } = await setUp();
  const { stdout, stderr, exitCode } = await run("apply", "--auto-approve");
  expect([exitCode, stdout + stderr]).toEqual([0, expect.not.stringContaining(TOKEN)]);
  expect(JSON.stringify(space.stored().connections?.map(({ connectionSettings }) => connectionSettings))).toContain(
    "shop-1",
  );
});

test("a plan that is saved holds what an apply goes by, and is for its owner's eyes", async () => {
  const { run } = await setUp();
  await run("plan", "--save", "plan.json");
  expect((await run("apply", "plan.json")).exitCode).toBe(0);
});
