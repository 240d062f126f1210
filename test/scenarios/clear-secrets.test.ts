import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { StoredConnection } from "../../src/simulator/state/destinations.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { activation, audience, destination, destinations, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace } from "../support/space.ts";

const CLEAR = "sesame-open-1234";
const env = { TOKEN: "sesame-of-the-environment" };
const { adverts, mailroom } = destinations;

type Settings = Record<string, unknown>;

/** An audience of which a connection is live, and whose manifest then says other settings. */
async function editTo(before: Settings, after: Settings, id: string = adverts) {
  const space = await startSpace();
  const folder = temporaryFolder();
  const declare = (connectionSettings: Settings): void => {
    writeProject(folder, [audience("a", { destinations: [destination(id, { connectionSettings })] })]);
  };
  const run = async (...words: string[]): Promise<CommandResult> =>
    await runWords([...words, ...(words[0] === "validate" ? [] : ["--time-scale", "600"])], {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
    });
  declare(before);
  expect((await run("apply", "--auto-approve")).exitCode).toBe(0);
  declare(after);
  const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
  const stored = (): StoredConnection | undefined => space.stored().connections?.[0];
  return { space, run, read, stored };
}

const live = { accessToken: "${env.TOKEN}", account: "one" };

test.each<[title: string, before: Settings, after: Settings, id?: string]>([
  ["in the place of a variable", live, { ...live, accessToken: CLEAR }],
  ["beside another edit", live, { accessToken: CLEAR, account: "two" }],
  [
    "for a setting that the connection did not have and the destination itself shows masked",
    { region: "eu" },
    { region: "eu", apiKey: CLEAR },
    mailroom,
  ],
])("a secret in clear text %s is refused with its place and remedy", async (_title, before, after, id) => {
  const { run, stored } = await editTo(before, after, id);
  const untouched = structuredClone(stored());
  const { exitCode, stdout } = await run("plan");
  expect(exitCode).toBe(3);
  expect(stdout).toMatch(/all\.yaml:\d+:\d+/);
  expect(stdout).toMatch(/(accessToken|apiKey) of \w+ is a secret, and the manifest has it in clear text/);
  expect(stdout).toMatch(
    /write \$\{env\.(ACCESS_TOKEN|API_KEY)\}, add (ACCESS_TOKEN|API_KEY) to the list spec\.secrets/,
  );
  expect((await run("apply", "--auto-approve")).exitCode).not.toBe(0);
  expect(stored()).toEqual(untouched);
});

test.each(["text", "json", "markdown", "html", "github"])(
  "such a secret is in no plan as %s, and in no saved plan and no trace",
  async (format) => {
    const { run, read } = await editTo(live, { accessToken: CLEAR, account: "two" });
    const kept = ["--out", `${format}=out`, "--save", "plan.json", "--trace", "trace.jsonl"];
    const { stdout, stderr } = await run("plan", "--format", format, ...kept);
    expect(stdout + stderr).toMatch(/plan-secret-in-clear|has it in clear text/);
    const shown = await run("show", "plan.json", "--format", format === "github" ? "text" : format);
    const all = [stdout, stderr, shown.stdout, shown.stderr, ...["out", "plan.json", "trace.jsonl"].map(read)];
    expect(all.join("\n")).not.toContain(CLEAR);
  },
);

test.each(["text", "json", "markdown", "html", "github", "sarif", "junit"])(
  "such a secret is no drift and in none as %s, which says that the manifest has it",
  async (format) => {
    const { run, read } = await editTo(live, { ...live, accessToken: CLEAR });
    const { stdout, stderr, exitCode } = await run("drift", "--format", format, "--out", `${format}=out`);
    expect(exitCode).toBe(0);
    expect(stdout + stderr + read("out")).not.toContain(CLEAR);
    if (format === "text") expect(stdout).toContain("has it in clear text");
  },
);

test("a drift beside such a secret is told without it", async () => {
  const { run } = await editTo(live, { accessToken: CLEAR, account: "two" });
  const { stdout, exitCode } = await run("drift", "--format", "json");
  expect(exitCode).toBe(2);
  expect(stdout).toContain("connectionSettings.account");
  expect(stdout).not.toContain(CLEAR);
});

test("what is live in clear text, and masked among the destination's own settings, is refused although nothing differs", async () => {
  const { space, run } = await editTo({ region: "eu" }, { region: "eu", apiKey: CLEAR }, mailroom);
  const [connection] = space.stored().connections ?? [];
  const ofA = `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}`;
  await space.byHand.send("PATCH", ofA, { connectionSettings: { region: "eu", apiKey: CLEAR } });
  for (const each of space.simulator.state.spaces)
    each.destinations = (each.destinations ?? []).map((one) => ({
      ...one,
      secretSettings: [],
      settings: { apiKey: "\u{2022}\u{2022}\u{2022}\u{2022}" },
    }));
  const { stdout, exitCode } = await run("plan", "--format", "json");
  expect(exitCode).toBe(3);
  expect(stdout).not.toContain(CLEAR);
});

test("a variable in place of the clear text is no change, and the plan has nothing to say", async () => {
  const { run } = await editTo(live, { ...live });
  const { stdout, exitCode } = await run("plan");
  expect([exitCode, stdout]).toEqual([0, expect.not.stringContaining("in clear text")]);
});

test("what refers to a place in what is sent is no secret", async () => {
  const { run } = await editTo(live, { ...live, accessToken: "$.traits.token" });
  expect((await run("plan")).stdout).not.toContain("in clear text");
});

test.each(["text", "json", "markdown", "html", "github", "sarif", "junit"])(
  "a secret in clear text of a connection that was never applied is in no drift as %s",
  async (format) => {
    const space = await startSpace();
    const folder = temporaryFolder();
    const environment = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env };
    const run = async (...words: string[]): Promise<CommandResult> =>
      await runWords([...words, "--time-scale", "600"], { cwd: folder, env: environment });
    writeProject(folder, [audience("a"), audience("b")]);
    expect((await run("apply", "--auto-approve")).exitCode).toBe(0);
    const connectionSettings = { region: "eu", apiKey: CLEAR };
    writeProject(folder, [
      audience("a", { destinations: [destination(mailroom, { connectionSettings })] }),
      audience("b", { destinations: [destination(adverts, { connectionSettings: { ...live, accessToken: CLEAR } })] }),
      audience("c", { destinations: [destination(mailroom, { connectionSettings })] }),
    ]);
    const { stdout, stderr } = await run("drift", "--pending", "--format", format, "--out", `${format}=out`);
    expect(stdout).toContain("audience/a");
    expect(stdout + stderr + readFileSync(path.join(folder, "out"), "utf8")).not.toContain(CLEAR);
  },
);

const newsletter = "64a1f0c2e8b5d90012aa0006";
const signed = (settings: Settings): Record<string, unknown> =>
  destination(newsletter, {
    activations: [
      activation("welcome", {
        destinationMapping: { actionId: "newsletterSubscribe", settings: { email: "$.traits.email", ...settings } },
      }),
    ],
  });

test.each<[title: string, entry: Record<string, unknown>]>([
  ["in a directive of a mapping", signed({ signingSecret: { "@template": CLEAR } })],
  ["in a branch of a directive", signed({ signingSecret: { "@if": { exists: { "@path": "$.a" }, else: CLEAR } } })],
  ["in a field that is nearly called as the secret one", signed({ signingSecrt: CLEAR })],
  [
    "in a setting that another connection to the destination has masked",
    destination(adverts, { connectionSettings: { accessToken: CLEAR } }),
  ],
  [
    "in a setting that is nearly called as such a one",
    destination(adverts, { connectionSettings: { AccessToken: CLEAR } }),
  ],
])("a new secret in clear text %s is refused and shown nowhere", async (_title, entry) => {
  const space = await startSpace({ state: smallShop() });
  const folder = temporaryFolder();
  const run = async (...words: string[]): Promise<CommandResult> =>
    await runWords([...words, "--time-scale", "600"], {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
    });
  const other = audience("other", { destinations: [destination(adverts, { connectionSettings: live })] });
  writeProject(folder, [other], { space: "spa_shop" });
  expect((await run("apply", "--auto-approve")).exitCode).toBe(0);
  writeProject(folder, [other, audience("a", { destinations: [entry] })], { space: "spa_shop" });
  const said: string[] = [];
  for (const format of ["text", "json", "markdown", "html", "github"]) {
    const { stdout, stderr, exitCode } = await run("plan", "--format", format, "--save", "plan.json");
    expect(exitCode).toBe(3);
    said.push(stdout, stderr, readFileSync(path.join(folder, "plan.json"), "utf8"));
  }
  expect(said.join("\n")).toContain("plan-secret-in-clear");
  expect(said.join("\n")).not.toContain(CLEAR);
});

test("a mapping that names where a secret comes from, or what is done with it, is no secret in clear text", async () => {
  const space = await startSpace({ state: smallShop() });
  const folder = temporaryFolder();
  const from = { "@case": { operator: "lower", value: { "@path": "$.traits.signature" } } };
  writeProject(folder, [audience("a", { destinations: [signed({ signingSecret: from })] })], { space: "spa_shop" });
  const { stdout } = await runWords(["plan", "--time-scale", "600"], {
    cwd: folder,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
  });
  expect(stdout).not.toContain("in clear text");
});

test.each(["text", "json", "sarif", "github"])(
  "validate warns of such a secret and shows it in no %s",
  async (format) => {
    const { run } = await editTo(live, { ...live, accessToken: CLEAR });
    const { stdout, stderr } = await run("validate", "--format", format);
    expect(stdout + stderr).toContain("manifest-secret-in-clear");
    expect(stdout + stderr).not.toContain(CLEAR);
  },
);

test("validate and plan name the variable that another manifest takes the secret from", async () => {
  const space = await startSpace();
  const folder = temporaryFolder();
  const run = async (...words: string[]): Promise<CommandResult> =>
    await runWords(words, { cwd: folder, env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env } });
  const declare = (...settings: Settings[]): void => {
    writeProject(
      folder,
      settings.map((connectionSettings, index) =>
        audience(`n${index}`, { destinations: [destination(adverts, { connectionSettings })] }),
      ),
    );
  };
  declare(live, live);
  expect((await run("apply", "--auto-approve", "--time-scale", "600")).exitCode).toBe(0);
  declare(live, { ...live, accessToken: CLEAR });
  expect((await run("validate")).stderr).toContain("write ${env.TOKEN}, and make a new one");
  expect((await run("plan", "--time-scale", "600")).stdout).toContain(
    `write \${env.TOKEN}, as audience/n0/destination/${adverts} does, and make a new secret`,
  );
});
