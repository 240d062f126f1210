import { describe, expect, test } from "vitest";
import { changeSentences, riskSentences } from "../../src/report/change-sentences.ts";
import { activation, audience, destination, destinations, type Manifest } from "../support/project.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

const naming = (rest = {}): Manifest =>
  audience("b", { definition: { query: "trait('${audience.a.key}') = 'true'" }, ...rest });

/** An audience that another one names, and that somebody deleted in the app. */
async function deleted(rest = {}): Promise<Workshop> {
  const shop = await openWorkshop([audience("a"), naming(rest)]);
  expect((await shop.apply()).exitCode).toBe(0);
  await shop.space.byHand.send("DELETE", `/spaces/spa_simulated/audiences/${shop.space.named("A").id}`);
  return shop;
}

describe("a query that names an audience which is created again", () => {
  test("is not said to change, but on which key that depends", async () => {
    const { plan } = await deleted();
    const { stdout } = await plan({ format: "text" });
    expect(stdout).toContain("may change the query of 1 audience");
    expect(stdout).toContain("if audience/a gets the key a, as its display name suggests, the query stays as it is");
    expect(stdout).not.toMatch(/changes 1 query|query changes/);
  });

  test("does not change where the key is the same", async () => {
    const { plan, apply, space } = await deleted();
    const before = space.named("B").query;
    expect((await apply()).exitCode).toBe(0);
    expect(space.named("B").query).toEqual(before);
    expect((await plan()).plan.changes).toEqual([]);
  });

  test("is said to change where its manifest asks for more", async () => {
    const { plan, declare } = await deleted();
    declare([audience("a"), naming({ definition: { query: "trait('${audience.a.key}') = 'false'" } })]);
    const { stdout } = await plan({ format: "text" });
    expect(stdout).toContain("changes the query of 1 audience");
    expect(stdout).not.toContain("the query stays as it is");
  });

  test("is said to change where the new one has another name", async () => {
    const { plan, declare } = await deleted();
    declare([audience("a", { name: "Other" }), naming()]);
    expect((await plan({ format: "text" })).stdout).not.toContain("the query stays as it is");
  });
});

describe("an audience that is created again", () => {
  const sent = { destinations: [destination(destinations.mailroom, { activations: [activation("mail")] })] };

  test("is told with who uses its key, where that is sent, and that it is empty at first", async () => {
    const { plan } = await deleted(sent);
    const [said] = changeSentences((await plan()).plan);
    expect(said?.text).toMatch(
      /; used by "B" \([\d,]+ members.*, sent to Mailroom\), whose members may change with it; it is empty until it is computed/,
    );
  });

  test("is a risk where those are sent somewhere", async () => {
    const { plan } = await deleted(sent);
    expect(riskSentences((await plan()).plan).map(({ address, risk }) => [address, risk])).toContainEqual([
      "audience/a",
      "passed",
    ]);
  });
});
