import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  temporaryFolder,
  writeProject,
  type Manifest,
} from "../support/project.ts";
import { startSpace } from "../support/space.ts";

/** The API shows it as it is, because its destination does not call it a secret. */
const ACCOUNT = "sesame-open-1234";
/** In a field of an action, which the API shows as it is. */
const EMAIL = "sesame-shut-9876";
const secrets = { ACCOUNT, EMAIL };
const connectionSettings = { account: "${env.ACCOUNT}", region: "eu" };
const destinationMapping = { actionId: "mailroomUpsertContact", settings: { email: "${env.EMAIL}" } };

const ads = destination(destinations.adverts, { connectionSettings });
const mail = (activations: unknown[]) => destination(destinations.mailroom, { activations });
const sent = [ads, mail([activation("welcome", { destinationMapping })])];
const keep = audience("b");

async function appliedProject() {
  const space = await startSpace();
  const folder = temporaryFolder();
  const declare = (manifests: Manifest[]): void => writeProject(folder, manifests, { secrets: ["ACCOUNT", "EMAIL"] });
  const run = async (words: readonly string[], env: Record<string, string> = {}): Promise<CommandResult> =>
    await runWords([...words, "--time-scale", "600"], {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
    });
  declare([audience("a", { destinations: sent }), keep]);
  expect((await run(["apply", "--auto-approve"], secrets)).exitCode).toBe(0);
  const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
  return { space, declare, run, read };
}

const edits: [title: string, manifests: Manifest[]][] = [
  ["its manifest is removed", [keep]],
  ["its destinations are removed", [audience("a", { destinations: [] }), keep]],
  ["its activations are removed", [audience("a", { destinations: [ads, mail([])] }), keep]],
  [
    "the manifest has other texts in their place",
    [
      audience("a", {
        destinations: [
          destination(destinations.adverts, { connectionSettings: { account: "one", region: "eu" } }),
          mail([
            activation("welcome", { destinationMapping: { ...destinationMapping, settings: { email: "$.userId" } } }),
          ]),
        ],
      }),
      keep,
    ],
  ],
];

describe.each([
  ["set", secrets],
  ["not set", {}],
])("a secret that the API shows, while its variable is %s,", (_set, env) => {
  test.each(edits)("is in no plan and no drift when %s", async (_title, manifests) => {
    const { declare, run, read } = await appliedProject();
    declare(manifests);
    const said: string[] = [];
    for (const format of ["text", "json", "markdown", "html", "github"]) {
      const plan = await run(["plan", "--format", format, "--save", "plan.json", "--trace", "trace.jsonl"], env);
      const drift = await run(["drift", "--pending", "--format", format], env);
      said.push(plan.stdout, plan.stderr, drift.stdout, drift.stderr);
    }
    expect(said.join("\n")).toContain("audience/a");
    expect([...said, read("plan.json")].join("\n")).not.toMatch(/sesame/);
  });
});

test("a plan that covers such a secret is applied as it is, and nothing is left to do", async () => {
  const { space, declare, run } = await appliedProject();
  declare([keep]);
  await run(["plan", "--save", "plan.json"], secrets);
  expect(await run(["apply", "plan.json", "--yes"])).toMatchObject({ exitCode: 0 });
  expect(space.stored().audiences.map(({ name }) => name)).toEqual(["B"]);
  expect((await run(["plan"])).stdout).toContain("No changes");
});

test("texts in place of such secrets are sent, and other settings are kept", async () => {
  const { space, declare, run } = await appliedProject();
  const texts = destination(destinations.adverts, { connectionSettings: { account: "one" } });
  declare([audience("a", { destinations: [texts, sent[1]] }), keep]);
  await run(["plan", "--save", "plan.json"], secrets);
  expect((await run(["apply", "plan.json", "--yes"], secrets)).exitCode).toBe(0);
  expect(space.stored().connections?.map((each) => each.connectionSettings)).toContainEqual({
    account: "one",
    region: "eu",
  });
});

test("other settings are shown while the manifest names the same variables", async () => {
  const { declare, run } = await appliedProject();
  const other = destination(destinations.adverts, { connectionSettings: { ...connectionSettings, region: "us" } });
  declare([audience("a", { destinations: [other, sent[1]] }), keep]);
  expect((await run(["plan"], secrets)).stdout).toContain('connectionSettings.region: "eu" → "us"');
});
