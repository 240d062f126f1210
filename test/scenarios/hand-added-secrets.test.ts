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
async function updateWith(tokens: Record<string, string>, variables: Record<string, string>): Promise<CommandResult> {
  const { space, folder, apply } = await openWorkshop(manifests());
  expect((await apply({}, env)).exitCode).toBe(0);
  for (const [name, accessToken] of Object.entries(tokens)) await connect(space, name, accessToken);
  return await runInProcess(importCommand, {
    cwd: folder,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...variables },
    options: { timeScale: TEST_TIME_SCALE, update: true },
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
});

test("an update names a secret that was changed by hand, which it cannot bring back", async () => {
  const { space, folder, apply } = await openWorkshop(manifests());
  await apply({}, env);
  const [connection] = space.stored().connections ?? [];
  const path = `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}`;
  await space.byHand.send("PATCH", path, { connectionSettings: { accessToken: "rotated-by-hand-77zz" } });
  const { stderr, exitCode } = await runInProcess(importCommand, {
    cwd: folder,
    env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...env },
    options: { timeScale: TEST_TIME_SCALE, update: true },
  });
  expect(stderr).toContain(
    `connectionSettings.accessToken is left as it is: the space has another secret than ${TOKEN}`,
  );
  expect(stderr).not.toContain("Nothing to bring back");
  expect(exitCode).toBe(1);
});
