import { describe, expect, test } from "vitest";
import { audience, destination, destinations } from "../support/project.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

const { adverts, webhooks } = destinations;
const env = { TOKEN: "sesame-open-1234" };
const connectionSettings = { accessToken: "${env.TOKEN}" };
const sent = [adverts, webhooks].map((id) => destination(id, { connectionSettings }));

/** An audience that is there, and two connections with a secret to make of it. */
async function openWithSecrets(): Promise<Workshop> {
  const shop = await openWorkshop([audience("a", { destinations: [] })]);
  await shop.apply();
  shop.declare([audience("a", { destinations: sent })]);
  return shop;
}

describe("a plan whose parts tell the marker of an audience which secrets were sent", () => {
  test("counts the marker among those to renew and names the audience", async () => {
    const { plan } = await openWithSecrets();
    const { stdout } = await plan({ format: "text" }, env);
    expect(stdout).toContain("1 marker to renew");
    expect(stdout).toContain("1 marker will be renewed with the parts (audience/a)");
  });

  test.each(["markdown", "html"])("names it in %s", async (format) => {
    const { plan } = await openWithSecrets();
    const { stdout } = await plan({ format }, env);
    expect(stdout).toContain("1 marker will be renewed with the parts (audience/a)");
  });

  test("names for machines the audience that the apply writes besides", async () => {
    const { plan, apply, space } = await openWithSecrets();
    const { alsoRenewed } = (await plan({}, env)).plan;
    await apply({}, env);
    const isWritten = space.requests.some((line) => /^PATCH \S+\/audiences\/\w+ /.test(line));
    expect({ alsoRenewed, isWritten }).toEqual({ alsoRenewed: ["audience/a"], isWritten: true });
  });

  test("says nothing of a new audience, whose marker has it from the beginning", async () => {
    const { plan } = await openWorkshop([audience("a", { destinations: sent })]);
    expect((await plan({}, env)).plan).not.toHaveProperty("alsoRenewed");
  });
});
