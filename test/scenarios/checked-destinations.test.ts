import { describe, expect, test } from "vitest";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Change, Plan } from "../../src/plan/generated/plan.ts";
import type { SpaceDestination } from "../../src/simulator/state/destinations.ts";
import { activation, audience, destination, destinations, type Manifest } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

const { mailroom, adverts, webhooks } = destinations;
const to = (...entries: object[]): Manifest => audience("a", { destinations: entries });
const at = (id: string): string => `audience/a/destination/${id}`;

const changeAt = ({ changes }: Plan, address: string): Change | undefined =>
  changes.find((change) => change.address === address);
const codesIn = ({ changes }: Plan): string[] =>
  changes.flatMap(({ warnings }) => warnings.map(({ code }) => code)).filter((code) => code !== "plan-needs-withheld");

/** A workshop whose destinations are other ones. */
async function openWith(edit: (one: SpaceDestination) => SpaceDestination, ...manifests: Manifest[]) {
  const workshop = await openWorkshop(manifests);
  for (const space of workshop.space.simulator.state.spaces) space.destinations = (space.destinations ?? []).map(edit);
  const asked = (): string[] =>
    workshop.space.requests.filter((each) => /\/(destinations|catalog|destination-connections)\b/.test(each));
  return { ...workshop, asked };
}

const only =
  (id: string, rest: Partial<SpaceDestination>) =>
  (one: SpaceDestination): SpaceDestination =>
    one.id === id ? { ...one, ...rest } : one;

describe("a destination that belongs to another source than the space", () => {
  const foreign = only(adverts, { sourceId: "src_web" });

  test("is left out with the names of those that would do, when another audience shows the space's own", async () => {
    const { apply, declare, plan, space } = await openWith(
      foreign,
      audience("b", { destinations: [destination(mailroom)] }),
    );
    await apply();
    declare([to(destination(adverts)), audience("b")]);
    const { plan: planned, exitCode } = await plan();
    expect(exitCode).toBe(3);
    expect(changeAt(planned, at(adverts))).toMatchObject({
      action: "withheld",
      warnings: [
        {
          code: "plan-destination-source",
          message: expect.stringContaining(
            "the source src_web, and what this space is connected to on src_spa_simulated",
          ) as string,
          hint: expect.stringContaining(`name one of the space: ${mailroom} (Mailroom)`) as string,
        },
      ],
    });
    await apply();
    expect(space.stored().connections?.map(({ destinationId }) => destinationId)).toEqual([mailroom]);
  });

  test("is connected where nothing shows which source the space has", async () => {
    const { plan } = await openWith(foreign, to(destination(adverts)));
    expect(changeAt((await plan()).plan, at(adverts))).toMatchObject({ action: "create", warnings: [] });
  });

  test("is kept once the app has connected it", async () => {
    const { apply, declare, plan, space } = await openWith(foreign, to(destination(mailroom)));
    await apply();
    declare([to(destination(mailroom), destination(adverts))]);
    const stored = space.stored().connections?.[0];
    if (stored) space.stored().connections = [stored, { ...stored, id: "ii_byHand", destinationId: adverts }];
    const { plan: planned, exitCode } = await plan();
    expect([codesIn(planned), exitCode]).toEqual([[], 0]);
  });

  test("is not left out in the place of one that stays", async () => {
    const { apply, declare, plan } = await openWith(foreign, to(destination(mailroom)));
    await apply();
    declare([to(destination(adverts))]);
    expect(changeAt((await plan()).plan, at(mailroom))?.action).toBe("withheld");
  });
});

describe("what a plan asks about destinations", () => {
  test("is one list for many of them", async () => {
    const ids = [mailroom, adverts, webhooks, destinations.forgotten];
    const { plan, asked } = await openWith((one) => one, to(...ids.map((id) => destination(id))));
    await plan();
    expect(asked()).toEqual([expect.stringContaining("GET /destinations") as string]);
  });

  test("is one list in vain where all of them are refused", async () => {
    const ids = [mailroom, adverts, webhooks, destinations.forgotten];
    const { plan, space, asked } = await openWith((one) => one, to(...ids.map((id) => destination(id))));
    space.refuse("/destinations", 403);
    expect((await plan()).plan.warnings).toMatchObject([{ code: "plan-destination-unread" }]);
    expect(asked()).toEqual([]);
  });

  test("is one audience's connections when no connection was read", async () => {
    const { apply, declare, plan, asked } = await openWith(
      (one) => one,
      audience("b", { destinations: [destination(mailroom)] }),
    );
    await apply();
    declare([to(destination(adverts)), audience("b")]);
    const before = asked().length;
    await plan();
    expect(asked().slice(before)).toEqual([
      `GET /destinations/${adverts} → 200`,
      expect.stringMatching(/^GET .*\/destination-connections → 200$/) as string,
    ]);
  });

  test("is nothing for mappings that stay as they are", async () => {
    const manifest = to(destination(mailroom, { activations: [activation("x")] }));
    const { apply, declare, plan, asked } = await openWith((one) => one, manifest);
    await apply();
    const before = asked().length;
    declare([manifest, audience("b")]);
    await plan();
    expect(asked().slice(before)).toEqual([expect.stringContaining("/destination-connections → 200") as string]);
  });
});

describe("a destination may have 100 mappings", () => {
  const many = (count: number): Manifest => {
    const activations = Array.from({ length: count }, (_, index) => activation(`x${index}`));
    return to(destination(mailroom, { activations }));
  };

  test("and what is live counts, too", async () => {
    const { apply, declare, plan, space } = await openWith(
      (one) => one,
      to(destination(mailroom, { activations: [activation("x0")] })),
    );
    await apply();
    const [stored] = space.stored().activations ?? [];
    const copies = Array.from({ length: 100 }, (_, index) => ({
      ...stored,
      id: `act_${index}`,
      activationName: `x${index}`,
    }));
    space.stored().activations = copies as NonNullable<typeof stored>[];
    declare([many(101)]);
    const { plan: planned } = await plan();
    expect(planned.changes.map(({ address, action, warnings }) => [address, action, warnings[0]?.code])).toEqual([
      [`${at(mailroom)}/activation/x100`, "withheld", "plan-destination-full"],
    ]);
  });

  test("and no more than that is refused", async () => {
    const { plan } = await openWith((one) => one, many(100));
    expect(codesIn((await plan()).plan)).toEqual([]);
  });
});

describe("a secret in clear text", () => {
  const secret = only(mailroom, {
    actions: [{ id: "send", name: "Send", fields: [{ key: "token", type: "password" }, { key: "text" }] }],
  });
  const sending = (settings: object): Manifest =>
    to(
      destination(mailroom, { activations: [activation("x", { destinationMapping: { actionId: "send", settings } })] }),
    );
  const CLEAR = "PLACEHOLDER-token";

  test("is not sent, and not in a saved plan", async () => {
    const { apply, plan, folder, space } = await openWith(secret, sending({ token: CLEAR }));
    expect((await plan({ save: "plan.json" })).exitCode).toBe(3);
    expect(readFileSync(path.join(folder, "plan.json"), "utf8")).not.toContain(CLEAR);
    await apply();
    expect(space.stored().activations ?? []).toEqual([]);
  });

  test("is not shown when it is one of a list", async () => {
    const { plan } = await openWith(secret, sending({ token: ["$.traits.token", CLEAR] }));
    const { plan: planned, stdout } = await plan();
    expect(codesIn(planned)).toContain("plan-secret-in-clear");
    expect(stdout).not.toContain(CLEAR);
  });

  test.each<[title: string, value: string]>([
    ["a variable", "${env.TOKEN}"],
    ["a place in what is sent", "$.traits.token"],
    ["nothing", ""],
  ])("is not %s", async (_title, token) => {
    const { plan } = await openWith(secret, sending({ token }));
    expect(codesIn((await plan({}, { TOKEN: "PLACEHOLDER-of-the-environment" })).plan)).toEqual([]);
  });
});

describe("connection settings that the destination keeps secret under the same name", () => {
  const CLEAR = "PLACEHOLDER-key";
  const kept = only(mailroom, { settings: { apiKey: "PLACEHOLDER-mailroom-dada", region: "eu" } });
  const connecting = (apiKey: string): Manifest =>
    to(destination(mailroom, { connectionSettings: { apiKey, region: "us" } }));

  test("are not sent in clear text, and not in a saved plan", async () => {
    const { apply, plan, folder, space } = await openWith(kept, connecting(CLEAR));
    const { plan: planned, exitCode } = await plan({ save: "plan.json" });
    expect(exitCode).toBe(3);
    expect(codesIn(planned)).toEqual(["plan-secret-in-clear"]);
    expect(readFileSync(path.join(folder, "plan.json"), "utf8")).not.toContain(CLEAR);
    await apply();
    expect(space.stored().connections ?? []).toEqual([]);
  });

  test("are taken from a variable", async () => {
    const { plan } = await openWith(kept, connecting("${env.TOKEN}"));
    expect(codesIn((await plan({}, { TOKEN: "PLACEHOLDER-of-the-environment" })).plan)).toEqual([]);
  });
});

test("a connection that stays says that its destination is switched off", async () => {
  const { apply, plan, space } = await openWith((one) => one, to(destination(mailroom)));
  await apply();
  for (const each of space.simulator.state.spaces)
    each.destinations = (each.destinations ?? []).map((one) => ({ ...one, enabled: false }));
  const { plan: planned, exitCode } = await plan();
  expect(exitCode).toBe(0);
  expect(changeAt(planned, at(mailroom))).toMatchObject({
    action: "none",
    warnings: [{ code: "plan-destination-disabled" }],
  });
});

describe("destinations and actions are called by their names beside their ids", () => {
  const named = only(adverts, { kindName: "Paid Social", actions: [{ id: "sync", name: "Sync an audience" }] });
  const manifest = to(
    destination(adverts, { activations: [activation("x", { destinationMapping: { actionId: "sync" } })] }),
  );
  const own = { id: adverts, name: "Adverts", kind: "Paid Social" };

  test.each<[title: string, isLive: boolean]>([
    ["before they are connected", false],
    ["when they are connected", true],
  ])("in JSON, as fields, %s", async (_title, isLive) => {
    const { apply, declare, plan } = await openWith(named, manifest);
    if (isLive) await apply();
    const uses = { destinationMapping: { actionId: "sync" } };
    declare([to(destination(adverts, { activations: [activation("x", uses), activation("y", uses)] }))]);
    const planned = (await plan()).plan;
    expect(changeAt(planned, `${at(adverts)}/activation/y`)?.impact).toMatchObject({
      destinations: [own],
      action: { id: "sync", name: "Sync an audience" },
    });
  });

  test.each<[format: string, texts: string[]]>([
    [
      "text",
      [`${at(adverts)} will be created  ("Paid Social (Adverts)")`, 'to Paid Social (Adverts) by "Sync an audience"'],
    ],
    [
      "markdown",
      ["| `Paid Social (Adverts)` |", "Paid Social #40;Adverts#41;", `"${adverts}" (Paid Social (Adverts))`],
    ],
    ["html", [`Paid Social (Adverts) <code>${adverts}</code>`, "by Sync an audience <code>sync</code>"]],
  ])("in %s", async (format, texts) => {
    const { plan } = await openWith(named, manifest);
    const { stdout } = await plan({ format });
    for (const text of texts) expect(stdout).toContain(text);
  });
});
