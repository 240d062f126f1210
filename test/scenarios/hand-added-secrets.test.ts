import { describe, expect, test } from "vitest";
import * as importCommand from "../../src/commands/import.ts";
import { runInProcess, type CommandResult } from "../support/command.ts";
import { audience, destination, destinations, type Manifest } from "../support/project.ts";
import { TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

const { adverts } = destinations;
/** The name that an import gives to the token of this destination. */
const TOKEN = "PERSONAS_ADVERTS_ACCESS_TOKEN";
const env = { [TOKEN]: "sesame-open-1234" };

const manifests = (): Manifest[] => [
  audience("a", { destinations: [destination(adverts, { connectionSettings: { accessToken: `\${env.${TOKEN}}` } })] }),
  audience("b", { destinations: [] }),
  audience("c", { destinations: [] }),
];

/** Somebody sends an audience to the adverts in the app. */
async function connect(space: TestSpace, name: string, accessToken: string): Promise<void> {
  await space.byHand.send("POST", `/spaces/spa_simulated/audiences/${space.named(name).id}/destination-connections`, {
    destination: { id: adverts, type: "destination" },
    connectionSettings: { accessToken },
  });
}

/** What an update says of connections that were added by hand with these tokens. */
async function updateWith(
  tokens: Record<string, string>,
  variables: Record<string, string>,
  target?: string[],
): Promise<CommandResult> {
  const { space, folder, apply } = await openWorkshop(manifests());
  expect((await apply({}, env)).exitCode).toBe(0);
  for (const [name, accessToken] of Object.entries(tokens)) await connect(space, name, accessToken);
  return await runInProcess(importCommand, {
    cwd: folder,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...variables },
    options: { timeScale: TEST_TIME_SCALE, update: true, ...(target && { target }) },
  });
}

describe("the variable for the secret of a connection that was added by hand", () => {
  test.each<[string, Record<string, string>]>([
    ["as the value that is set here says", env],
    ["as the masks of others say", {}],
  ])("is a new one where the mask ends otherwise than that of the others, %s", async (_title, variables) => {
    const { stderr } = await updateWith({ B: "added-by-hand-77zz" }, variables);
    expect(stderr).toContain(`accessToken: \${env.${TOKEN}_2}`);
    expect(stderr).toContain(`list ${TOKEN}_2 under spec.secrets of the project file, and set it in the environment`);
  });

  test("is that of the others where the mask ends alike, and nothing asks to list it again", async () => {
    const { stderr } = await updateWith({ B: "added-by-hand-1234" }, {});
    expect(stderr).toContain(`accessToken: \${env.${TOKEN}}`);
    expect(stderr).toContain(`set ${TOKEN} in the environment`);
    expect(stderr).not.toContain("under spec.secrets");
  });

  test("is another one for each mask", async () => {
    const { stderr } = await updateWith({ B: "added-by-hand-77zz", C: "added-by-hand-88yy" }, env);
    expect(stderr).toContain(`\${env.${TOKEN}_2}`);
    expect(stderr).toContain(`\${env.${TOKEN}_3}`);
  });

  test("is said to be perhaps another secret where nothing tells what the others have", async () => {
    const { stderr } = await updateWith({ B: "added-by-hand-77zz" }, {}, ["audience/b"]);
    expect(stderr).toContain(
      `whether its secret is the one of ${TOKEN}, which is used elsewhere, is not known: if it is not, write ${TOKEN}_2 instead`,
    );
  });
});

test("an import names another variable where the mask is none of those of the variable that others use", async () => {
  const { space, folder, apply } = await openWorkshop(manifests());
  await apply({}, env);
  await space.byHand.create({ name: "N", audienceType: "USERS", definition: { query: "event('N').count() >= 1" } });
  await connect(space, "N", "added-by-hand-77zz");
  const { stderr } = await runInProcess(importCommand, {
    cwd: folder,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
    options: { timeScale: TEST_TIME_SCALE, name: ["N"], dryRun: true },
  });
  expect(stderr).toContain(`  ${TOKEN}_2: accessToken of`);
});

describe("a secret that was changed by hand, which an update cannot bring back", () => {
  /** What an update says after somebody set another token for the first audience. */
  async function updateRotated(declared: Manifest[], changed = ["A"], options = {}): Promise<CommandResult> {
    const { space, folder, apply } = await openWorkshop(declared);
    await apply({}, env);
    for (const name of changed) {
      const audienceId = space.named(name).id;
      const connection = space.stored().connections?.find((each) => each.audienceId === audienceId);
      const path = `/spaces/spa_simulated/audiences/${audienceId}/destination-connections/${connection?.id}`;
      await space.byHand.send("PATCH", path, { connectionSettings: { accessToken: "rotated-by-hand-77zz" } });
    }
    return await runInProcess(importCommand, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
      options: { timeScale: TEST_TIME_SCALE, update: true, ...options },
    });
  }
  const sent = destination(adverts, { connectionSettings: { accessToken: `\${env.${TOKEN}}` } });
  const both = ["a", "b"].map((name) => audience(name, { destinations: [sent] }));

  test("is named, with its variable", async () => {
    const { stderr, exitCode } = await updateRotated(manifests());
    expect(stderr).toContain(
      `connectionSettings.accessToken is left as it is: the space has another secret than ${TOKEN}`,
    );
    expect(stderr).toContain(`to keep the secret of the space, set ${TOKEN} to its value where apply runs`);
    expect(stderr).not.toContain("Nothing to bring back");
    expect(exitCode).toBe(1);
  });

  test.each<[string, object]>([
    ["", {}],
    [" that is not read", { target: ["audience/a"] }],
  ])("gets another variable where its own is that of another connection%s, too", async (_title, options) => {
    const { stderr } = await updateRotated(both, ["A"], options);
    expect(stderr).toContain(
      `to keep the secret of the space, write \${env.${TOKEN}_2} there, list ${TOKEN}_2 under spec.secrets of the project file, and set it to that secret where apply runs; ${TOKEN} is used in 1 other place, too`,
    );
    expect(stderr).not.toContain(`set ${TOKEN} to its value`);
  });

  test("keeps its variable where all others show the same", async () => {
    const { stderr } = await updateRotated(both, ["A", "B"]);
    expect(stderr).toContain(`set ${TOKEN} to its value where apply runs`);
    expect(stderr).not.toContain(`${TOKEN}_2`);
  });
});
