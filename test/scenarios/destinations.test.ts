import { describe, expect, test } from "vitest";
import { activation, audience, destination, destinations, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import type { TestSpace } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";

const { mailroom, adverts, webhooks, warehouse, forgotten } = destinations;
const at = `audience/a/destination/${mailroom}`;
const ads = `audience/a/destination/${adverts}`;
const created = ["create audience/a", `create ${at}`];
const all = { maxDeletePercent: 100 };

/** An audience that is sent to these destinations. */
const to = (...sent: unknown[]): Manifest[] => [audience("a", { destinations: sent })];
const email = { externalId: "email", strategy: "last" };
const userId = { externalId: "user_id", strategy: "first", mapTo: "external_id" };

const connections = (space: TestSpace) => space.stored().connections ?? [];
const activationNames = (space: TestSpace) => (space.stored().activations ?? []).map((one) => one.activationName);
const pathOf = (space: TestSpace): string => `/spaces/spa_simulated/audiences/${space.named("A").id}`;

/** Ada connects the audience in the app. */
async function connectByHand(space: TestSpace, id: string, rest: Record<string, unknown> = {}): Promise<void> {
  const type = id === warehouse ? "warehouse" : "destination";
  await space.byHand.send("POST", `${pathOf(space)}/destination-connections`, { destination: { id, type }, ...rest });
}

/** Ada changes the first connection in the app. */
async function editByHand(space: TestSpace, body: Record<string, unknown>): Promise<void> {
  await space.byHand.send("PATCH", `${pathOf(space)}/destination-connections/${connections(space)[0]?.id}`, body);
}

test.each([
  ["alone", []],
  [
    "with another change to the same destination",
    [audience("n", { destinations: [destination(destinations.adverts)] })],
  ],
])("a connection without activations that goes ends what is sent, %s", async (_title, others) => {
  const shop = await openWorkshop([
    audience("a", { destinations: [destination(destinations.adverts)] }),
    audience("b"),
  ]);
  await shop.apply();
  shop.declare([audience("a", { destinations: [] }), audience("b"), ...others]);
  const { stdout } = await shop.plan({ format: "text" });
  expect(stdout).toContain('no longer sends "A" to Adverts');
  expect(stdout).toContain("members no longer sent to a destination: ");
});

describe("destinations of an audience", () => {
  scenario("are connected with their activations, changed and removed", [
    {
      manifests: to(destination(mailroom, { activations: [activation("x")] })),
      changes: [...created, `create ${at}/activation/x`],
      check: (space) => expect(space.stored().activations).toHaveLength(1),
    },
    {
      manifests: to(destination(mailroom, { activations: [activation("x", { enabled: false })] })),
      changes: [`update ${at}/activation/x: enabled`],
    },
    {
      manifests: to(destination(webhooks)),
      changes: [`delete ${at}/activation/x`, `delete ${at}`, `create audience/a/destination/${webhooks}`],
    },
    { manifests: to(), changes: [`delete audience/a/destination/${webhooks}`] },
  ]);

  scenario("identifiers to sync are declared, changed, and mapped to other names", [
    { manifests: to(destination(mailroom, { idSyncConfiguration: [email] })), changes: created },
    {
      manifests: to(destination(mailroom, { idSyncConfiguration: [{ ...email, strategy: "all" }, userId] })),
      changes: [`update ${at}: idSyncConfiguration`],
      check: (space) => expect(connections(space)[0]?.idSyncConfiguration).toHaveLength(2),
    },
    {
      manifests: to(destination(mailroom, { idSyncConfiguration: [userId, { ...email, strategy: "all" }] })),
      changes: [],
    },
    {
      manifests: to(
        destination(mailroom, { idSyncConfiguration: [{ externalId: "user_id", strategy: "first" }, email] }),
      ),
      changes: [`update ${at}: idSyncConfiguration`],
      check: (space) => expect(JSON.stringify(connections(space)[0]?.idSyncConfiguration)).not.toContain("mapTo"),
    },
  ]);

  scenario("identifiers that nobody declares stay what Segment or a person chose", [
    {
      manifests: to(destination(adverts)),
      changes: ["create audience/a", `create ${ads}`],
      check: (space) => expect(connections(space)[0]?.idSyncConfiguration).toHaveLength(2),
    },
    { byHand: (space) => editByHand(space, { idSyncConfiguration: [email] }), changes: [] },
    {
      manifests: to(destination(adverts, { connectionSettings: { account: "one" } })),
      changes: [`update ${ads}: connectionSettings.account`],
      check: (space) => expect(connections(space)[0]?.idSyncConfiguration).toEqual([email]),
    },
  ]);

  scenario("a changed key of the settings keeps the keys that nobody declares", [
    {
      manifests: to(destination(adverts, { connectionSettings: { account: "one", limits: { daily: 5 } } })),
      changes: ["create audience/a", `create ${ads}`],
    },
    {
      byHand: (space) =>
        editByHand(space, { connectionSettings: { account: "one", limits: { daily: 5, hourly: 1 }, label: "Ada" } }),
      changes: [],
    },
    {
      manifests: to(destination(adverts, { connectionSettings: { account: "two", limits: { daily: 7 } } })),
      changes: [`update ${ads}: connectionSettings.account, connectionSettings.limits.daily`],
      check: (space) =>
        expect(connections(space)[0]?.connectionSettings).toEqual({
          account: "two",
          limits: { daily: 7, hourly: 1 },
          label: "Ada",
        }),
    },
    {
      manifests: to(
        destination(adverts, { connectionSettings: { limits: { daily: 7 }, lists: ["x", "y"], on: false } }),
      ),
      changes: [`update ${ads}: connectionSettings.lists, connectionSettings.on`],
    },
    {
      manifests: to(destination(adverts, { connectionSettings: { lists: ["y", "x"] } })),
      changes: [`update ${ads}: connectionSettings.lists`],
      check: (space) => expect(connections(space)[0]?.connectionSettings).toMatchObject({ account: "two", on: false }),
    },
  ]);

  scenario("a second destination is added, and a warehouse, and the order of all means nothing", [
    { manifests: to(destination(mailroom)), changes: created },
    { manifests: to(destination(adverts), destination(mailroom)), changes: [`create ${ads}`] },
    {
      manifests: to(destination(mailroom), { destination: { id: warehouse, type: "warehouse" } }, destination(adverts)),
      changes: [`create audience/a/destination/${warehouse}`],
      check: (space) => expect(connections(space)).toHaveLength(3),
    },
    { manifests: to({ destination: { id: warehouse } }, destination(adverts), destination(mailroom)), changes: [] },
  ]);

  scenario("without the field destinations are not touched, and read only where members may move", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: (space) => connectByHand(space, mailroom),
      manifests: [audience("a", { enabled: false })],
      changes: ["update audience/a: enabled"],
      check: (space) => {
        expect(connections(space)).toHaveLength(1);
        const reads = space.requests.filter((request) => /^GET .*(connections|activations)/.test(request));
        expect(reads.length).toBeGreaterThan(0);
      },
    },
    { manifests: [audience("a", { enabled: false, destinations: [destination(mailroom)] })], changes: [] },
    {
      manifests: [audience("a", { enabled: false })],
      changes: [],
      check: (space) => expect(connections(space)).toHaveLength(1),
    },
  ]);

  scenario("a destination without declared activations keeps them, and takes them along when it goes", [
    {
      manifests: to(destination(mailroom, { activations: [activation("x")] })),
      changes: [...created, `create ${at}/activation/x`],
    },
    {
      manifests: to(destination(mailroom, { idSyncConfiguration: [email] })),
      changes: [`update ${at}: idSyncConfiguration`],
      check: (space) => expect(activationNames(space)).toEqual(["x"]),
    },
    {
      manifests: to(),
      changes: [`delete ${at}/activation/x`, `delete ${at}`],
      check: (space) => expect(connections(space)).toEqual([]),
    },
  ]);

  scenario("what people change by hand on a connection is shown and taken back", [
    {
      manifests: to(
        destination(adverts, { idSyncConfiguration: [email], connectionSettings: { account: "one", mode: "fast" } }),
      ),
      changes: ["create audience/a", `create ${ads}`],
    },
    {
      byHand: (space) => editByHand(space, { connectionSettings: { account: "other", mode: "fast" } }),
      changes: [`update ${ads}: connectionSettings.account`],
      check: (space) => expect(connections(space)[0]?.connectionSettings).toEqual({ account: "one", mode: "fast" }),
    },
    {
      byHand: (space) => editByHand(space, { connectionSettings: { mode: "fast" }, idSyncConfiguration: [userId] }),
      changes: [`update ${ads}: idSyncConfiguration, connectionSettings.account`],
    },
    {
      byHand: (space) =>
        space.byHand.send("DELETE", `${pathOf(space)}/destination-connections/${connections(space)[0]?.id}`),
      changes: [`create ${ads}`],
    },
  ]);

  scenario(
    "of two connections made by hand to one destination the older stays",
    [
      {
        manifests: to(destination(mailroom, { activations: [activation("x")] })),
        changes: [...created, `create ${at}/activation/x`],
      },
      {
        byHand: async (space) => {
          await connectByHand(space, mailroom);
          const [, second] = connections(space);
          await space.byHand.send("POST", `${pathOf(space)}/destination-connections/${second?.id}/activations`, {
            activationName: "x",
            activationType: "Audience Entered",
            performResync: false,
          });
        },
        flags: all,
        changes: [`delete ${at}~2/activation/x`, `delete ${at}~2`],
        check: (space) => {
          expect(connections(space)).toHaveLength(1);
          expect(activationNames(space)).toEqual(["x"]);
        },
      },
    ],
    { duplicateConnection: "allow" },
  );

  scenario("a connection made by hand to another destination goes when the list is declared", [
    { manifests: to(destination(mailroom)), changes: created },
    {
      byHand: (space) => connectByHand(space, webhooks),
      changes: [`delete audience/a/destination/${webhooks}`],
      check: (space) => expect(connections(space).map((one) => one.destinationId)).toEqual([mailroom]),
    },
  ]);

  scenario("an adopted audience comes into line with its destinations", [
    {
      byHand: async (space) => {
        await space.byHand.create({
          name: "A",
          audienceType: "USERS",
          definition: { query: "event('A').count() >= 1" },
        });
        await connectByHand(space, mailroom, { idSyncConfiguration: [userId] });
        await connectByHand(space, webhooks);
      },
      manifests: [
        audience(
          "a",
          { destinations: [destination(mailroom, { idSyncConfiguration: [email], activations: [activation("x")] })] },
          { adopt: { name: "A" } },
        ),
      ],
      flags: all,
      changes: [
        "adopt audience/a",
        `update ${at}: idSyncConfiguration`,
        `create ${at}/activation/x`,
        `delete audience/a/destination/${webhooks}`,
      ],
    },
  ]);

  scenario("destinations keep their connections when the manifest gets another name", [
    { manifests: [...to(destination(mailroom)), audience("z")], changes: [...created, "create audience/z"] },
    {
      manifests: [
        audience(
          "b",
          {
            name: "A",
            definition: { query: "event('A').count() >= 1" },
            destinations: [destination(mailroom, { idSyncConfiguration: [email, userId] })],
          },
          { previousNames: ["a"] },
        ),
        audience("z"),
      ],
      changes: ["update audience/b from audience/a", `update audience/b/destination/${mailroom}: idSyncConfiguration`],
      check: (space) => expect(connections(space)).toHaveLength(1),
    },
  ]);

  scenario("a forgotten audience keeps its connections", [
    { manifests: [...to(destination(mailroom)), audience("b")], changes: [...created, "create audience/b"] },
    {
      project: { forget: ["audience/a"] },
      manifests: [audience("b")],
      changes: ["forget audience/a"],
      check: (space) => expect(connections(space)).toHaveLength(1),
    },
  ]);

  describe.each(["cascade", 409] as const)("where an audience with connections answers a delete with %s", (answer) => {
    scenario(
      "an audience goes together with its parts, whether they were declared or not",
      [
        {
          manifests: [
            ...to(destination(mailroom, { activations: [activation("x"), activation("y")] }), destination(adverts)),
            audience("b"),
            audience("c"),
          ],
          changes: [
            "create audience/a",
            `create ${at}`,
            `create ${at}/activation/x`,
            `create ${at}/activation/y`,
            `create ${ads}`,
            "create audience/b",
            "create audience/c",
          ],
        },
        {
          byHand: (space) => connectByHand(space, webhooks),
          manifests: [audience("b"), audience("c")],
          changes: [
            `delete ${at}/activation/x`,
            `delete ${at}/activation/y`,
            `delete ${at}`,
            `delete ${ads}`,
            `delete audience/a/destination/${webhooks}`,
            "delete audience/a",
          ],
          check: (space) => expect(connections(space)).toEqual([]),
        },
      ],
      { deleteWithConnections: answer },
    );

    scenario(
      "an audience whose parts nobody declared goes together with them",
      [
        {
          manifests: [audience("a"), audience("b"), audience("c")],
          changes: ["create audience/a", "create audience/b", "create audience/c"],
        },
        {
          byHand: (space) => connectByHand(space, mailroom),
          manifests: [audience("b"), audience("c")],
          changes: [`delete ${at}`, "delete audience/a"],
        },
      ],
      { deleteWithConnections: answer },
    );
  });

  scenario("an audience goes while another one is connected to the same destination in the same way", [
    {
      manifests: [...to(destination(mailroom, { activations: [activation("x")] })), audience("b"), audience("c")],
      changes: [...created, `create ${at}/activation/x`, "create audience/b", "create audience/c"],
    },
    {
      manifests: [
        audience("b"),
        audience("c", { destinations: [destination(mailroom, { activations: [activation("x")] })] }),
      ],
      changes: [
        `delete ${at}/activation/x`,
        `delete ${at}`,
        "delete audience/a",
        `create audience/c/destination/${mailroom}`,
        `create audience/c/destination/${mailroom}/activation/x`,
      ],
      check: (space) => expect(connections(space)[0]?.audienceId).toBe(space.named("C").id),
    },
  ]);

  scenario(
    "of two activations of one name that somebody made one stays",
    [
      {
        manifests: to(destination(mailroom, { activations: [activation("x")] })),
        changes: [...created, `create ${at}/activation/x`],
      },
      {
        byHand: (space) =>
          space.byHand.send(
            "POST",
            `${pathOf(space)}/destination-connections/${connections(space)[0]?.id}/activations`,
            { ...activation("x"), performResync: false },
          ),
        changes: [`delete ${at}/activation/x~2`],
        check: (space) => expect(activationNames(space)).toEqual(["x"]),
      },
    ],
    { duplicateActivationName: "allow" },
  );

  scenario(
    "a second connection to one destination is never asked for",
    [
      {
        manifests: to(destination(mailroom), destination(webhooks)),
        changes: [...created, `create audience/a/destination/${webhooks}`],
      },
      {
        manifests: to(destination(webhooks), destination(mailroom, { idSyncConfiguration: [email] })),
        changes: [`update ${at}: idSyncConfiguration`],
      },
    ],
    { duplicateConnection: 409 },
  );

  scenario(
    "connections are found where their path also takes the destination's id",
    [
      { manifests: to(destination(mailroom, { idSyncConfiguration: [email] })), changes: created },
      {
        manifests: to(destination(mailroom, { idSyncConfiguration: [userId] })),
        changes: [`update ${at}: idSyncConfiguration`],
      },
      { manifests: to(), changes: [`delete ${at}`] },
    ],
    { connectionPathId: "either" },
  );
});

describe("saved plans of destinations", () => {
  // Connections cannot be read one by one, so a list that lags hides what was done a moment ago.
  const prompt = { listLagSeconds: 0 };
  const before = to(destination(adverts, { idSyncConfiguration: [email], connectionSettings: { account: "one" } }));
  const after = to(destination(adverts, { idSyncConfiguration: [email], connectionSettings: { account: "two" } }));

  test("are applied when the connection is as it was, whatever else of it moved", async () => {
    const { space, apply, plan, declare } = await openWorkshop(before, prompt);
    await apply();
    declare(after);
    await plan({ save: "plan.json" });
    await editByHand(space, { connectionSettings: { account: "one", label: "Ada" } });
    const { report, exitCode } = await apply({}, {}, "plan.json");
    expect(report.outcomes).toMatchObject([{ address: ads, status: "done" }]);
    expect(exitCode).toBe(0);
    expect(connections(space)[0]?.connectionSettings).toEqual({ account: "two", label: "Ada" });
  });

  test.each([
    ["what is to change was edited", { connectionSettings: { account: "other" } }],
    ["what is declared was edited", { idSyncConfiguration: [userId] }],
  ])("are stale when %s", async (_what, edit) => {
    const { space, apply, plan, declare } = await openWorkshop(before, prompt);
    await apply();
    declare(after);
    await plan({ save: "plan.json" });
    await editByHand(space, edit);
    const { refusals, exitCode } = await apply({}, {}, "plan.json");
    expect(refusals).toMatchObject([
      { code: "plan-stale", address: ads, message: expect.stringContaining("the space was edited") as string },
    ]);
    expect(exitCode).toBe(4);
  });

  test("leave parts alone when their audience is nobody's any more", async () => {
    const { space, apply, plan, declare } = await openWorkshop(before, prompt);
    await apply();
    declare(after);
    await plan({ save: "plan.json" });
    await space.byHand.edit("A", { description: "Mine now." });
    const { refusals, exitCode } = await apply({}, {}, "plan.json");
    expect(refusals).toMatchObject([{ code: "plan-stale", address: ads }]);
    expect(exitCode).toBe(4);
  });

  test("do not connect twice what was connected by hand meanwhile", async () => {
    const { space, apply, plan, declare } = await openWorkshop(to(), prompt);
    await apply();
    declare(before);
    await plan({ save: "plan.json" });
    await connectByHand(space, adverts);
    const { refusals, exitCode } = await apply({}, {}, "plan.json");
    expect(refusals).toMatchObject([{ code: "plan-stale", address: ads }]);
    expect(exitCode).toBe(4);
    expect(connections(space)).toHaveLength(1);
  });
});

describe("destinations that cannot be had", () => {
  test.each([422, 404, 409, 400] as const)(
    "one that was not added in Engage fails with the way out when the API answers %i",
    async (destinationNotEnabled) => {
      const broken = [
        ...to(destination(forgotten, { activations: [activation("x")] }), destination(mailroom)),
        audience("b"),
      ];
      const { space, apply, declare } = await openWorkshop(broken, { destinationNotEnabled });
      const { report, exitCode } = await apply();
      expect(exitCode).toBe(5);
      const outcomes = new Map(report.outcomes.map((outcome) => [outcome.address, outcome]));
      expect(outcomes.get(`audience/a/destination/${forgotten}`)).toMatchObject({
        status: "failed",
        reason: { hint: expect.stringContaining("Engage Settings") as string },
      });
      expect(outcomes.get(`audience/a/destination/${forgotten}/activation/x`)).toMatchObject({ status: "skipped" });
      expect(outcomes.get(at)).toMatchObject({ status: "done" });
      expect(outcomes.get("audience/b")).toMatchObject({ status: "done" });

      declare([...to(destination(mailroom)), audience("b")]);
      expect((await apply()).exitCode).toBe(0);
      expect(connections(space)).toHaveLength(1);
    },
  );

  test("a warehouse that is declared as a destination is left out with the way to have it", async () => {
    const { plan, apply, declare } = await openWorkshop(to(destination(warehouse)));
    expect((await plan()).plan.changes[1]).toMatchObject({
      action: "withheld",
      warnings: [{ hint: expect.stringContaining("type: warehouse") as string }],
    });
    expect((await apply()).exitCode).toBe(5);
    declare(to({ destination: { id: warehouse, type: "warehouse" } }));
    expect((await apply()).exitCode).toBe(0);
  });

  test("connections that the token may not see stop the plan, and nothing is written", async () => {
    const { space, apply, plan, declare } = await openWorkshop(to(destination(mailroom), destination(webhooks)));
    await apply();
    space.simulator.settings.hiddenConnections = 1;
    declare(to(destination(mailroom), destination(webhooks), destination(adverts)));
    const before = JSON.stringify(space.simulator.state);
    const planned = await plan();
    expect(planned.exitCode).toBe(1);
    expect(planned.stdout).toContain("segment-short-list");
    expect((await apply()).exitCode).toBe(1);
    expect(JSON.stringify(space.simulator.state)).toBe(before);
  });
});
