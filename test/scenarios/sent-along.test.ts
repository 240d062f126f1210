import { describe, expect, test } from "vitest";
import { audience, destination, destinations, type Manifest } from "../support/project.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

const { adverts } = destinations;
const env = { TOKEN: "sesame-open-1234" };
const notKnown = "whether it is another one than in the space is not known";

const set = (connectionSettings: object, metadata = {}): Manifest[] => [
  audience("a", { destinations: [destination(adverts, { connectionSettings })] }, metadata),
];
const secret = { accessToken: "${env.TOKEN}" };

/** A connection as it was made with a secret; the manifest has another account since. */
async function openWithOther(): Promise<Workshop> {
  const shop = await openWorkshop(set({ ...secret, account: "one" }));
  await shop.apply({}, env);
  shop.declare(set({ ...secret, account: "two" }));
  return shop;
}

/** A connection that was made without a secret, to get one. */
async function openWithout(): Promise<Workshop> {
  const shop = await openWorkshop(set({ account: "one" }));
  await shop.apply();
  shop.declare(set({ ...secret, account: "one" }));
  return shop;
}

describe("a secret that is sent along with another setting", () => {
  test.each(["text", "markdown", "html"])("is in %s, with the words that it is as sent last", async (format) => {
    const { plan } = await openWithOther();
    const { stdout } = await plan({ format }, env);
    expect(stdout).toContain("connectionSettings.accessToken");
    expect(stdout).toContain("sent along, with the value that was sent last");
  });

  test("is called another one where somebody changed it by hand", async () => {
    const { plan, space } = await openWithOther();
    const [connection] = space.stored().connections ?? [];
    const path = `/spaces/spa_simulated/audiences/${space.named("A").id}/destination-connections/${connection?.id}`;
    await space.byHand.send("PATCH", path, { connectionSettings: { accessToken: "by-hand-RRRR", account: "one" } });
    const { stdout } = await plan({ format: "text" }, env);
    expect(stdout).toContain("(secret; the space has another one)");
    expect(stdout).toContain("Somebody changed it since it was sent");
  });

  test("is called not known where it is not set", async () => {
    const { plan } = await openWithOther();
    const { stdout } = await plan({ format: "text" });
    expect(stdout).toContain(notKnown);
  });

  test("is not among those that stay as they are", async () => {
    const { plan } = await openWithOther();
    expect((await plan({ format: "text" })).stdout).not.toContain("stay as they are");
  });
});

test("a secret that a plan adds to settings is not among those that stay as they are", async () => {
  const { plan } = await openWithout();
  const { stdout } = await plan({ format: "text" }, env);
  expect(stdout).toContain('+ connectionSettings.accessToken: "${env.TOKEN}" (secret)');
  expect(stdout).not.toContain("stay as they are");
});
