import { describe, expect, test } from "vitest";
import type { Change, Plan } from "../../src/plan/generated/plan.ts";
import { runWords } from "../support/command-line.ts";
import { activation, audience, destination, destinations, type Manifest } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

const { mailroom, adverts, webhooks } = destinations;
const unknown = mailroom.replace(/1$/, "9");
const at = (id: string): string => `audience/a/destination/${id}`;

/** An audience that is sent to the destinations of these entries, and another one. */
const to = (...entries: object[]): Manifest[] => [audience("a", { destinations: entries }), audience("b")];

const changeAt = ({ changes }: Plan, address: string): Change | undefined =>
  changes.find((change) => change.address === address);

const askedFor = (requests: readonly string[]): string[] => requests.filter((each) => each.includes(" /destinations"));

describe("a destination that the workspace does not have", () => {
  test("is left out before the first write, at its line", async () => {
    const { plan, apply, space } = await openWorkshop(
      to(destination(unknown, { activations: [activation("x")] }), destination(adverts)),
    );
    const { plan: planned, exitCode } = await plan();
    expect(exitCode).toBe(3);
    expect(changeAt(planned, at(unknown))).toMatchObject({
      action: "withheld",
      warnings: [
        {
          code: "plan-destination-unknown",
          // Several are as near, so none of them is offered.
          hint: expect.not.stringContaining("did you mean") as string,
          source: { file: "audiences/all.yaml", line: 13, column: 13 },
        },
      ],
    });
    expect(changeAt(planned, `${at(unknown)}/activation/x`)).toMatchObject({ action: "withheld" });
    const applied = await apply();
    expect(applied.exitCode).toBe(5);
    expect(space.stored().connections?.map(({ destinationId }) => destinationId)).toEqual([adverts]);
    expect(space.audiences()).toHaveLength(2);
    expect(space.requests.filter((each) => each.endsWith("→ 422"))).toEqual([]);
  });

  test("is told with the one that was meant, where one alone is near", async () => {
    const swapped = adverts.replace("0012", "0021");
    const { plan } = await openWorkshop(to(destination(swapped)));
    expect(changeAt((await plan()).plan, at(swapped))?.warnings).toMatchObject([
      { hint: expect.stringContaining(`did you mean ${adverts} (`) as string },
    ]);
  });

  describe("leaves nothing else to do in a saved plan, of which the apply tells what is left out and why", () => {
    const why = "the plan leaves it out: ";
    const missing = { address: at(unknown), status: "skipped", reason: { code: "plan-destination-unknown" } };

    async function applySaved(options: object) {
      const workshop = await openWorkshop([audience("a")]);
      await workshop.apply();
      workshop.declare([audience("a", { destinations: [destination(unknown)] })]);
      await workshop.plan({ save: "plan.json" });
      return await workshop.apply(options, {}, "plan.json");
    }

    test("as text", async () => {
      const { exitCode, stdout } = await applySaved({ format: "text" });
      expect(exitCode).toBe(5);
      expect(stdout).toContain("Nothing done: all that is left to do is left out of the plan.");
      expect(stdout).toContain(`1 change skipped: ${why}`);
      expect(stdout).toContain(`${at(unknown)} (connection of "A" to ${unknown}) was left out`);
      expect(stdout).toMatch(
        /First see to what is left out; then: audiencectl plan --save plan\.json .*&& audiencectl apply plan\.json/,
      );
    });

    test("as JSON", async () => {
      const { exitCode, report } = await applySaved({});
      expect(exitCode).toBe(5);
      expect(report).toMatchObject({ verdict: "partial", outcomes: [missing] });
    });

    test("as Markdown", async () => {
      const { stdout } = await applySaved({ format: "markdown" });
      expect(stdout).toContain("**Nothing done: all that is left to do is left out of the plan.**");
      expect(stdout).toContain(why);
    });

    test("for a GitHub job, beside the line of the manifest", async () => {
      const { stdout } = await applySaved({ format: "github" });
      expect(stdout).toMatch(/^::warning file=audiences\/all.yaml,line=\d+.*was left out: the plan leaves it out: /m);
    });
  });

  test("that is left out again, when all else is applied, leaves the exit code at 5", async () => {
    const { apply, space } = await openWorkshop(to(destination(unknown)));
    await apply();
    const { exitCode, report } = await apply();
    expect(exitCode).toBe(5);
    expect(report).toMatchObject({ verdict: "partial", outcomes: [{ address: at(unknown) }] });
    expect(space.audiences()).toHaveLength(2);
  });

  test("is recognised when its name is written in place of its id", async () => {
    const { plan } = await openWorkshop(to(destination("Mailroom")));
    const { changes } = (await plan()).plan;
    const withheld = changes.find(({ action }) => action === "withheld");
    expect(withheld?.warnings[0]?.hint).toContain(`did you mean ${mailroom} (Mailroom)?`);
  });

  test("takes no other destination's place: that one stays connected", async () => {
    const { apply, declare, plan, space } = await openWorkshop(to(destination(mailroom)));
    await apply();
    declare(to(destination(unknown)));
    expect(changeAt((await plan()).plan, at(mailroom))).toMatchObject({
      action: "withheld",
      warnings: [{ code: "plan-needs-withheld" }],
    });
    await apply();
    expect(space.stored().connections).toHaveLength(1);
  });
});

describe("the workspace is asked", () => {
  test("once for each destination, however many changes name it, and for no other", async () => {
    const { plan, space } = await openWorkshop([
      ...to(destination(mailroom, { activations: [activation("x"), activation("y")] }), destination(adverts)),
      audience("c", { destinations: [destination(mailroom)] }),
    ]);
    await plan();
    expect(askedFor(space.requests).toSorted()).toEqual([
      `GET /destinations/${mailroom} → 200`,
      `GET /destinations/${adverts} → 200`,
    ]);
  });

  test("for nothing when no change names a destination", async () => {
    const { apply, plan, space } = await openWorkshop(to(destination(mailroom)));
    await apply();
    const before = space.requests.length;
    await plan();
    expect(askedFor(space.requests.slice(before))).toEqual([]);
  });

  test.each([403, 404] as const)("in vain when it answers %i: a note says so, and all is applied", async (answer) => {
    const { plan, apply } = await openWorkshop(to(destination(mailroom), destination(adverts)), {
      destinationsReadable: answer,
    });
    const { warnings, refused } = (await plan()).plan;
    expect(warnings).toMatchObject([
      { code: "plan-destination-unread", message: expect.stringContaining(`${mailroom}, ${adverts}`) as string },
    ]);
    expect(refused).toEqual([]);
    expect((await apply()).exitCode).toBe(0);
  });

  test("and not believed about a destination that an audience is connected to", async () => {
    const { apply, declare, plan, space } = await openWorkshop(to(destination(mailroom)));
    await apply();
    for (const each of space.simulator.state.spaces) each.destinations = [];
    declare([...to(destination(mailroom)), audience("c", { destinations: [destination(mailroom)] })]);
    expect(changeAt((await plan()).plan, `audience/c/destination/${mailroom}`)?.action).toBe("create");
  });
});

test("a destination that is switched off is told of and connected", async () => {
  const { plan, apply, space } = await openWorkshop(to(destination(mailroom)));
  const [first] = space.simulator.state.spaces;
  if (first) first.destinations = (first.destinations ?? []).map((one) => ({ ...one, enabled: false }));
  expect(changeAt((await plan()).plan, at(mailroom))).toMatchObject({
    action: "create",
    warnings: [{ code: "plan-destination-disabled" }],
  });
  expect((await apply()).exitCode).toBe(0);
});

describe("nothing is deleted where a replaced audience could not be connected again", () => {
  const replaced = (audienceType: string): Manifest[] => [
    audience(
      "a",
      { audienceType, destinations: [destination(mailroom, { activations: [activation("x")] })] },
      { replace: "allow" },
    ),
    audience("b"),
  ];
  type Stored = NonNullable<
    Awaited<ReturnType<typeof openWorkshop>>["space"]["simulator"]["state"]["spaces"][number]["destinations"]
  >;

  test.each<[title: string, change: (all: Stored) => Stored, place: string, code: string]>([
    ["as the destination is gone", () => [], at(mailroom), "plan-destination-unknown"],
    [
      "as it is a warehouse",
      (all) => all.map((one) => (one.id === mailroom ? { ...one, type: "warehouse" as const } : one)),
      at(mailroom),
      "plan-destination-type",
    ],
    [
      "as it is switched off",
      (all) => all.map((one) => ({ ...one, enabled: false })),
      at(mailroom),
      "plan-destination-disabled",
    ],
    [
      "as the action is gone",
      (all) => all.map((one) => ({ ...one, actions: (one.actions ?? []).map((each) => ({ ...each, id: "another" })) })),
      `${at(mailroom)}/activation/x`,
      "plan-mapping-doubtful",
    ],
  ])("%s", async (_title, edit, place, code) => {
    const { apply, declare, plan, space } = await openWorkshop(replaced("USERS"));
    await apply();
    for (const each of space.simulator.state.spaces) each.destinations = edit(each.destinations ?? []);
    declare(replaced("ACCOUNTS"));
    const planned = (await plan()).plan;
    expect(changeAt(planned, place)).toMatchObject({ action: "withheld", warnings: [{ code }] });
    expect(changeAt(planned, "audience/a")?.action).toBe("withheld");
    const before = space.requests.length;
    await apply();
    expect(space.requests.slice(before).filter((each) => each.startsWith("DELETE"))).toEqual([]);
  });
});

test("a warehouse whose pasted lines lack its type is not deleted, and the hint names the type", async () => {
  const { warehouse } = destinations;
  const connected = (audienceType: string, entry: object): Manifest[] => [
    audience("a", { audienceType, destinations: [entry] }, { replace: "allow" }),
    audience("b"),
  ];
  const { apply, declare, plan, space } = await openWorkshop(
    connected("USERS", { destination: { id: warehouse, type: "warehouse" } }),
  );
  await apply();
  declare(
    connected("ACCOUNTS", {
      destination: { id: warehouse },
      idSyncConfiguration: [{ externalId: "email", strategy: "last" }],
    }),
  );
  const [finding] = changeAt((await plan()).plan, at(warehouse))?.warnings ?? [];
  expect(finding).toMatchObject({
    code: "plan-destination-type",
    message: expect.stringContaining(`${warehouse} is the warehouse Warehouse and no destination`) as string,
    hint: "write destination.type: warehouse beside its id",
  });
  await apply();
  expect(space.stored().connections?.map(({ destinationId }) => destinationId)).toEqual([warehouse]);
});

test("the lines for a warehouse that nobody declares say that it is one, and can be pasted", async () => {
  const { warehouse } = destinations;
  const { apply, declare, plan } = await openWorkshop([
    audience("a", { destinations: [{ destination: { id: warehouse, type: "warehouse" } }] }),
    audience("b"),
  ]);
  await apply();
  declare([audience("a", { audienceType: "ACCOUNTS" }, { replace: "allow" }), audience("b")]);
  const [finding] = changeAt((await plan()).plan, "audience/a")?.warnings ?? [];
  expect(finding?.paste?.join("\n")).toContain(`destination:\n        id: ${warehouse}\n        type: warehouse`);
  expect(finding?.paste?.join("\n")).toMatch(/# Warehouse \(warehouse\), .*; a warehouse$/m);
});

describe("a warehouse among the destinations of an audience", () => {
  const { warehouse } = destinations;
  const asWarehouse = (id: string): Manifest[] => to({ destination: { id, type: "warehouse" } });
  const asked = (requests: readonly string[]): string[] =>
    requests.filter((each) => /\/(destinations|warehouses)/.test(each)).map((each) => each.replace(/\?\S*/, ""));

  test("that lacks its type is called what it is, and is left out", async () => {
    const { plan } = await openWorkshop(to(destination(warehouse)));
    const { plan: planned, exitCode } = await plan();
    expect(exitCode).toBe(3);
    expect(changeAt(planned, at(warehouse))).toMatchObject({
      action: "withheld",
      warnings: [
        {
          code: "plan-destination-type",
          message: `${warehouse} is the warehouse Warehouse and no destination, so ${at(warehouse)} is left out`,
          source: { file: "audiences/all.yaml", line: 13 },
        },
      ],
    });
  });

  test("is found by one request where its type is given, and called by its name", async () => {
    const { plan, space } = await openWorkshop(asWarehouse(warehouse));
    const { plan: planned } = await plan();
    expect(changeAt(planned, at(warehouse))).toMatchObject({
      action: "create",
      warnings: [],
      impact: { destinations: [{ id: warehouse, name: "Warehouse" }] },
    });
    expect(asked(space.requests)).toEqual(["GET /warehouses → 200"]);
  });

  test("that no list has is left out with the one that was meant", async () => {
    const slip = warehouse.replace(/4$/, "8");
    const { plan } = await openWorkshop(asWarehouse(slip));
    expect(changeAt((await plan()).plan, at(slip))).toMatchObject({
      action: "withheld",
      warnings: [
        {
          code: "plan-destination-unknown",
          message: expect.stringContaining(`no warehouse ${slip} can be seen in the workspace`) as string,
          hint: expect.stringContaining(`did you mean ${warehouse} (Warehouse)?`) as string,
        },
      ],
    });
  });

  test("is told nothing of where the token may not list warehouses", async () => {
    const slip = warehouse.replace(/4$/, "8");
    const { plan, space, declare } = await openWorkshop(asWarehouse(slip));
    space.refuse("/warehouses", 403);
    expect(changeAt((await plan()).plan, at(slip))).toMatchObject({ action: "create", warnings: [] });
    declare(to(destination(warehouse)));
    expect(changeAt((await plan()).plan, at(warehouse))?.warnings).toMatchObject([
      {
        code: "plan-destination-unknown",
        hint: expect.stringContaining("a warehouse needs destination.type: warehouse") as string,
      },
    ]);
  });

  test("may not have its password in clear text, which it keeps secret itself", async () => {
    const settings = { connectionSettings: { password: "sesame-open-1234" } };
    const { plan } = await openWorkshop(to({ destination: { id: warehouse, type: "warehouse" }, ...settings }));
    const { plan: planned, stdout } = await plan();
    expect(changeAt(planned, at(warehouse))?.warnings).toMatchObject([{ code: "plan-secret-in-clear" }]);
    expect(stdout).not.toContain("sesame");
  });
});

describe("a destination that is declared as a warehouse", () => {
  const declaredAs = (audienceType: string, type: string): Manifest[] => [
    audience("a", { audienceType, destinations: [{ destination: { id: mailroom, type } }] }, { replace: "allow" }),
    audience("b"),
  ];
  const wrong = { action: "withheld", warnings: [{ code: "plan-destination-type" }] };

  test("is told of before it is connected", async () => {
    const { plan } = await openWorkshop(declaredAs("USERS", "warehouse"));
    expect(changeAt((await plan()).plan, at(mailroom))).toMatchObject({ ...wrong, action: "create" });
  });

  test("is not deleted to be connected again", async () => {
    const { apply, declare, plan, space } = await openWorkshop(declaredAs("USERS", "destination"));
    await apply();
    declare(declaredAs("ACCOUNTS", "warehouse"));
    expect(changeAt((await plan()).plan, at(mailroom))).toMatchObject(wrong);
    await apply();
    expect(space.stored().connections).toHaveLength(1);
  });
});

describe("a connection whose destination cannot be read is not deleted to be made again", () => {
  const ofType = (audienceType: string): Manifest[] => [
    audience("a", { audienceType, destinations: [destination(mailroom)] }, { replace: "allow" }),
    audience("b"),
  ];

  test.each([403, 404] as const)("when the workspace answers %i", async (destinationsReadable) => {
    const { apply, declare, plan, space } = await openWorkshop(ofType("USERS"), { destinationsReadable });
    await apply();
    declare(ofType("ACCOUNTS"));
    expect(changeAt((await plan()).plan, at(mailroom))).toMatchObject({
      action: "withheld",
      warnings: [{ code: "plan-destination-unread" }],
    });
    const before = space.requests.length;
    await apply();
    expect(space.requests.slice(before).filter((each) => each.startsWith("DELETE"))).toEqual([]);
  });
});

describe("an activation of a destination that cannot be read", () => {
  const address = `${at(mailroom)}/activation/x`;
  const using = (actionId: string, more: object = {}): Manifest[] => {
    const sent = destination(mailroom, {
      activations: [activation("x", { destinationMapping: { actionId }, ...more })],
    });
    return [
      audience("a", { destinations: [sent] }, { replace: "allow" }),
      ...["b", "c", "d"].map((name) => audience(name)),
    ];
  };
  const settings = { destinationsReadable: 403 } as const;

  test("is not deleted to be made again with an action that it might not have", async () => {
    const { apply, declare, plan, space } = await openWorkshop(using("mailroomUpsertContact"), settings);
    await apply();
    declare(using("mailroomAddToList"));
    expect(changeAt((await plan()).plan, address)).toMatchObject({
      action: "withheld",
      warnings: expect.arrayContaining([expect.objectContaining({ code: "plan-destination-unread" })]) as unknown,
    });
    await apply();
    expect(space.stored().activations).toMatchObject([{ destinationMapping: { actionId: "mailroomUpsertContact" } }]);
  });

  test("is made again with the action that it had", async () => {
    const { apply, declare, plan } = await openWorkshop(using("mailroomUpsertContact"), settings);
    await apply();
    declare(using("mailroomUpsertContact", { activationType: "Audience Exited" }));
    expect(changeAt((await plan()).plan, address)).toMatchObject({ action: "replace" });
    const { exitCode, stderr } = await apply();
    expect(exitCode, stderr).toBe(0);
  });
});

describe("a mapping that does not fit its action is told of, at its line", () => {
  const mapped = (actionId: string, settings: object): Manifest[] =>
    to(destination(mailroom, { activations: [activation("x", { destinationMapping: { actionId, settings } })] }));
  const address = `${at(mailroom)}/activation/x`;

  test.each<[title: string, actionId: string, settings: object, messages: string[], hint: string]>([
    [
      "an unknown action",
      "mailroomUpsertContacts",
      { email: "$.e" },
      ["Mailroom shows no action mailroomUpsertContacts"],
      "did you mean mailroomUpsertContact?",
    ],
    [
      "an unknown field",
      "mailroomUpsertContact",
      { email: "$.e", atributes: {} },
      ["the action Upsert contact of Mailroom shows no field atributes"],
      "did you mean attributes?",
    ],
    [
      "a field that is needed and left out",
      "mailroomAddToList",
      {},
      ["the action Add to list of Mailroom needs the field listId, which destinationMapping.settings leaves out"],
      "fill listId in, in destinationMapping.settings",
    ],
  ])("%s", async (_title, actionId, settings, messages, hint) => {
    const { plan } = await openWorkshop(mapped(actionId, settings));
    const warnings = changeAt((await plan()).plan, address)?.warnings ?? [];
    expect(warnings.map(({ message }) => message)).toEqual(messages);
    expect(warnings[0]).toMatchObject({ code: "plan-mapping-doubtful", hint, source: { file: "audiences/all.yaml" } });
  });

  test("also when an edit brings it in", async () => {
    const { apply, declare, plan } = await openWorkshop(mapped("mailroomUpsertContact", { email: "$.e" }));
    await apply();
    declare(mapped("mailroomUpsertContact", { email: "$.e", atributes: "$.x" }));
    expect(changeAt((await plan()).plan, address)?.warnings.map(({ code }) => code)).toEqual(["plan-mapping-doubtful"]);
  });
});

test("drift does not ask about destinations", async () => {
  const { space, folder } = await openWorkshop(to(destination(webhooks)));

  await runWords(["drift"], { cwd: folder, env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" } });
  expect(askedFor(space.requests)).toEqual([]);
});
