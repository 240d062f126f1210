import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import { audience } from "../support/project.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";
import { watchSpace, type WatchedSpace } from "../support/watched-space.ts";

const buyers = audience("buyers");
const again = audience("again", { definition: { query: "trait('${audience.buyers.key}') = 'true'" } });
const raw = audience("raw", { definition: { query: "trait('buyers') = 'true'" } });

/** An audience that somebody deleted by hand, and others whose queries name its key: with a reference, written out, and by hand. */
async function deleteBuyers(): Promise<WatchedSpace> {
  const watched = await watchSpace([buyers, again, raw]);
  await watched.space.byHand.create({ ...raw.spec, name: "Hand made" });
  await watched.space.byHand.remove("Buyers");
  return watched;
}

describe("drift after an audience was deleted of which queries name the key", () => {
  test("does not say that manifests changed which only follow that key", async () => {
    const { stdout } = await (await deleteBuyers()).read();
    expect(stdout).toContain(
      "Not applied yet, and not drift: 1 query that follows the key of another object; its manifest did not change",
    );
    expect(stdout).not.toContain("in the manifests");
  });

  test("does not say so either where the key was not the one of the display name", async () => {
    const watched = await watchSpace([buyers, again]);
    watched.declare([audience("buyers", { name: "Shoppers" }), again]);
    await watched.apply();
    await watched.space.byHand.remove("Shoppers");
    const { stdout } = await watched.read();
    expect(stdout).toContain(
      "Not applied yet, and not drift: 1 object that may have a change, and names a key that is not known yet",
    );
    expect(stdout).not.toContain("in the manifests");
  });

  test("says so of the single one, with the object that it follows", async () => {
    const { stdout } = await (await deleteBuyers()).read({ pending: true, format: "sarif" });
    expect(stdout).toContain(
      "audience/again follows the key of audience/buyers, and its manifest did not change (update): definition.query",
    );
  });

  test("names those of this project that have to go along where it is gone for good", async () => {
    const { stderr } = await (await deleteBuyers()).read();
    expect(stderr).toContain(
      "If it is gone for good: remove the manifest of audience/buyers, and take its key out of the queries of audience/again and audience/raw\n",
    );
  });

  test("names the live objects of others that still name its key", async () => {
    const { stdout } = await (await deleteBuyers()).read();
    expect(stdout).toMatch(
      /; its key buyers is still named by "Hand made" \(aud_\w+\), which this project does not manage\n/,
    );
  });

  test("has advice that leads to no drift at the first try", async () => {
    const watched = await deleteBuyers();
    watched.declare(
      [again, raw].map((each) => ({ ...each, spec: { ...each.spec, definition: buyers.spec["definition"] } })),
    );
    await watched.apply();
    expect((await watched.read()).exitCode).toBe(0);
  });

  test("says of a query with its key written out how to have it again, and how to go without it", async () => {
    const { found } = await (await deleteBuyers()).drift();
    expect(found.troubled).toContainEqual(
      expect.objectContaining({
        address: "audience/raw",
        hint: "to have audience/buyers again, name ${audience.buyers.key} in the query of the audience, which follows whatever key a new object gets, and apply both; otherwise take buyers out of the query and apply it",
      }),
    );
  });
});

test("drift says of a query that follows an audience with another key by now that its manifest did not change", async () => {
  const workshop = await openWorkshop([buyers, again], { deletedKeyReuse: false });
  await workshop.apply();
  await workshop.space.byHand.remove("Buyers");
  await workshop.apply({ target: ["audience/buyers"] });
  expect(workshop.space.named("Buyers").key).toBe("buyers_2");
  const env = { PUBLIC_API_URL: workshop.space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const { stdout } = await runWords(["drift", "--time-scale", String(TEST_TIME_SCALE)], { cwd: workshop.folder, env });
  expect(stdout).toContain("1 query that follows the key of another object; its manifest did not change");
});

describe("a page of a plan says of a query that only follows the key of another object", () => {
  const follows = "<dt>Why</dt><dd>it follows the key of audience/buyers, and its manifest did not change</dd>";
  const pageOf = async ({ folder, space }: Workshop, ...words: string[]): Promise<string> => {
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const all = ["plan", "--format", "html", "--time-scale", String(TEST_TIME_SCALE), ...words];
    return (await runWords(all, { cwd: folder, env })).stdout;
  };

  test("that its manifest did not change, when that object got another key before", async () => {
    const workshop = await openWorkshop([buyers, again], { deletedKeyReuse: false });
    await workshop.apply();
    await workshop.space.byHand.remove("Buyers");
    await workshop.apply({ target: ["audience/buyers"] });
    expect(await pageOf(workshop)).toContain(follows);
  });

  test("the same when the plan creates that object again", async () => {
    const { space, folder } = await deleteBuyers();
    const page = await pageOf({ space, folder } as Workshop);
    expect(page).toContain(
      follows.replace(
        "</dd>",
        "; if audience/buyers gets the key buyers, as its display name suggests, the query stays as it is</dd>",
      ),
    );
  });

  test("the same when the plan replaces that object", async () => {
    const workshop = await openWorkshop([buyers, again]);
    await workshop.apply();
    const spec = { ...buyers.spec, audienceType: "ACCOUNTS" };
    workshop.declare([{ ...buyers, spec, metadata: { name: "buyers", replace: "allow" } }, again]);
    expect(await pageOf(workshop)).toContain(follows);
  });

  test("that its manifest has changed, when that asks for something else, too", async () => {
    const workshop = await openWorkshop([buyers, again]);
    await workshop.apply();
    workshop.declare([buyers, { ...again, spec: { ...again.spec, enabled: false } }]);
    const page = await pageOf(workshop);
    expect(page).toContain("the manifest has changed");
    expect(page).not.toContain("did not change");
  });
});

test("drift says of a query that changed in its manifest, and names a key that is gone, that it may have a change", async () => {
  const watched = await deleteBuyers();
  const more = { definition: { query: "trait('${audience.buyers.key}') = 'true' AND event('A').count() >= 1" } };
  watched.declare([buyers, { ...again, spec: { ...again.spec, ...more } }, raw]);
  expect((await watched.read()).stdout).toContain("Not applied yet, and not drift: 1 object that may have a change");
});

test("drift says of what no manifest declares any more, and names a key that is gone, that an apply would delete it", async () => {
  const watched = await watchSpace([audience("a"), buyers, raw]);
  await watched.space.byHand.remove("Buyers");
  watched.declare([audience("a"), buyers]);
  const { found } = await watched.drift();
  expect(found.troubled).toMatchObject([
    {
      address: "audience/raw",
      hint: "no manifest declares the audience any more: an apply would delete it, unless a guard refuses that",
    },
  ]);
});

describe("a plan that creates an audience whose key live queries name", () => {
  const planned = async (...words: string[]): Promise<string> => {
    const { space, folder } = await deleteBuyers();
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    return (await runWords(["plan", ...words, "--time-scale", String(TEST_TIME_SCALE)], { cwd: folder, env })).stdout;
  };

  test.each([
    ["all of the project", []],
    ["that audience alone", ["audience/buyers"]],
  ])("names them, also those that stay as they are or that it does not manage, for %s", async (_what, words) => {
    expect(await planned(...words)).toMatch(
      /Perhaps not new: audience\/buyers \("Hand made" \(aud_\w+\), audience\/again and audience\/raw name its key already\)/,
    );
  });
});
