import { describe, expect } from "vitest";
import {
  activation,
  audience,
  destination,
  destinations,
  every,
  filter,
  linked,
  onDays,
  trait,
  type Manifest,
} from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import type { TestSpace } from "../support/space.ts";

const { mailroom, adverts, webhooks } = destinations;
const at = `audience/a/destination/${mailroom}`;
const hooks = `audience/a/destination/${webhooks}`;
const others = [audience("b"), audience("c"), audience("d")];
const othersCreated = ["create audience/b", "create audience/c", "create audience/d"];
const hook = (name: string, rest: Record<string, unknown> = {}): Record<string, unknown> =>
  activation(name, {
    destinationMapping: { actionId: "webhookSend", settings: { url: "https://example.com" } },
    ...rest,
  });

const idSyncConfiguration = [{ externalId: "email", strategy: "last" }];
/** A destination entry that says all there is to say of its connection. */
const connected = (id: string, rest: Record<string, unknown> = {}): Record<string, unknown> =>
  destination(id, { idSyncConfiguration, ...rest });

/** A connection with something in every field. */
const known = {
  connectionSettings: { account: "one", mode: "slow" },
  activations: [hook("one", { personalization: { entities: [{ relationshipSlug: "x", properties: ["id"] }] } })],
};

const pathOf = (space: TestSpace): string => `/spaces/spa_simulated/audiences/${space.named("A").id}`;
const parts = (space: TestSpace) => {
  const { schedules = [], connections = [], activations = [] } = space.stored();
  const { id } = space.named("A");
  return [...schedules, ...connections, ...activations].filter(({ audienceId }) => audienceId === id).length;
};

/** Two audiences that cannot be edited into each other: they target different entities. */
const whole = (targetEntity: string, spec: Record<string, unknown>): Manifest =>
  linked("a", { definition: { query: "entity('x').count() > 1", targetEntity }, ...spec }, { replace: "allow" });

describe.each(["cascade", 409] as const)(
  "a replaced audience, where a delete with connections is answered with %s",
  (deleteWithConnections) => {
    scenario(
      "comes back with its schedules, destinations and activations",
      [
        {
          manifests: [
            whole("x", {
              schedules: [every("4h"), onDays([1], [9])],
              destinations: [
                connected(webhooks, { activations: [hook("one"), hook("two")] }),
                connected(mailroom, { activations: [activation("three")] }),
              ],
            }),
            ...others,
          ],
          changes: [
            "create audience/a",
            `create ${at}`,
            `create ${at}/activation/three`,
            `create ${hooks}`,
            `create ${hooks}/activation/one`,
            `create ${hooks}/activation/two`,
            "create audience/a/schedule/1",
            "create audience/a/schedule/2",
            ...othersCreated,
          ],
        },
        {
          manifests: [
            whole("y", {
              schedules: [every("4h"), onDays([1], [9])],
              destinations: [
                connected(webhooks, { activations: [hook("one"), hook("two", { enabled: false })] }),
                connected(mailroom, { activations: [activation("three")] }),
              ],
            }),
            ...others,
          ],
          changes: [
            "replace audience/a: definition.targetEntity",
            `replace ${at}`,
            `replace ${at}/activation/three`,
            `replace ${hooks}`,
            `replace ${hooks}/activation/one`,
            `replace ${hooks}/activation/two: enabled`,
            "replace audience/a/schedule/1",
            "replace audience/a/schedule/2",
          ],
          check: (space) => {
            expect(space.named("A").targetEntity).toBe("y");
            expect(parts(space)).toBe(7);
            expect(space.audiences()).toHaveLength(4);
          },
        },
      ],
      { deleteWithConnections },
    );

    scenario(
      "drops the parts that are not declared any more, and gets those that are new",
      [
        {
          manifests: [
            whole("x", {
              schedules: [every("4h"), every("8h")],
              destinations: [
                connected(webhooks, { activations: [hook("one"), hook("two")] }),
                connected(mailroom, { activations: [activation("three")] }),
              ],
            }),
            ...others,
          ],
          changes: [
            "create audience/a",
            `create ${at}`,
            `create ${at}/activation/three`,
            `create ${hooks}`,
            `create ${hooks}/activation/one`,
            `create ${hooks}/activation/two`,
            "create audience/a/schedule/1",
            "create audience/a/schedule/2",
            ...othersCreated,
          ],
        },
        {
          manifests: [
            whole("y", {
              schedules: [every("8h")],
              destinations: [
                connected(webhooks, { activations: [hook("two"), hook("four", { enabled: false })] }),
                connected(adverts, { connectionSettings: { account: "one" } }),
              ],
            }),
            ...others,
          ],
          changes: [
            `delete ${at}/activation/three`,
            `delete ${at}`,
            "delete audience/a/schedule/2",
            "replace audience/a: definition.targetEntity",
            `create audience/a/destination/${adverts}`,
            `delete ${hooks}/activation/one`,
            `replace ${hooks}`,
            `create ${hooks}/activation/four`,
            `replace ${hooks}/activation/two`,
            "replace audience/a/schedule/1",
          ],
          check: (space) => expect(parts(space)).toBe(5),
        },
      ],
      { deleteWithConnections },
    );

    scenario(
      "would lose parts that nobody declares, so it is left out until they are declared or given up",
      [
        { manifests: [whole("x", {}), ...others], changes: ["create audience/a", ...othersCreated] },
        {
          byHand: async (space) => {
            await space.byHand.send("POST", `${pathOf(space)}/schedules`, every("1h"));
            const sent = { destination: { id: mailroom, type: "destination" }, idSyncConfiguration };
            await space.byHand.send("POST", `${pathOf(space)}/destination-connections`, sent);
          },
          manifests: [whole("y", {}), ...others],
          changes: ["withheld audience/a: definition.targetEntity"],
          leavesOut: ["plan-replacement-incomplete"],
        },
        {
          manifests: [whole("y", { schedules: [] }), ...others],
          changes: ["withheld audience/a/schedule/1", "withheld audience/a: definition.targetEntity"],
          leavesOut: ["plan-replacement-incomplete"],
          check: (space) => expect(parts(space)).toBe(2),
        },
        {
          manifests: [whole("y", { schedules: [], destinations: [connected(mailroom)] }), ...others],
          changes: ["delete audience/a/schedule/1", "replace audience/a: definition.targetEntity", `replace ${at}`],
          check: (space) => expect(parts(space)).toBe(1),
        },
      ],
      { deleteWithConnections },
    );

    scenario(
      "would lose activations that nobody declares, too",
      [
        {
          manifests: [
            whole("x", { destinations: [connected(mailroom, { activations: [activation("x")] })] }),
            ...others,
          ],
          changes: ["create audience/a", `create ${at}`, `create ${at}/activation/x`, ...othersCreated],
        },
        {
          manifests: [whole("y", { destinations: [connected(mailroom)] }), ...others],
          changes: ["withheld audience/a: definition.targetEntity", `withheld ${at}`],
          leavesOut: ["plan-replacement-incomplete"],
        },
      ],
      { deleteWithConnections },
    );

    scenario(
      "waits until all of its parts are declared, and takes nobody else's change along",
      [
        {
          manifests: [whole("x", { destinations: [connected(webhooks, known)] }), ...others],
          changes: ["create audience/a", `create ${hooks}`, `create ${hooks}/activation/one`, ...othersCreated],
        },
        {
          manifests: [
            whole("y", {
              destinations: [
                destination(webhooks, { connectionSettings: { mode: "slow" }, activations: [hook("one")] }),
              ],
            }),
            audience("b", { enabled: false }),
            ...others.slice(1),
          ],
          changes: [
            "withheld audience/a: definition.targetEntity",
            `withheld ${hooks}: idSyncConfiguration, connectionSettings.account`,
            `withheld ${hooks}/activation/one: personalization.entities`,
            "update audience/b: enabled",
          ],
          leavesOut: ["plan-replacement-incomplete"],
          check: (space) => expect(space.named("A").targetEntity).toBe("x"),
        },
        {
          manifests: [
            whole("y", { destinations: [connected(webhooks, known)] }),
            audience("b", { enabled: false }),
            ...others.slice(1),
          ],
          changes: [
            "replace audience/a: definition.targetEntity",
            `replace ${hooks}`,
            `replace ${hooks}/activation/one`,
          ],
          check: (space) => {
            const { activations } = space.stored();
            expect(space.stored().connections?.[0]).toMatchObject({
              idSyncConfiguration,
              connectionSettings: known.connectionSettings,
            });
            expect(activations?.[0]?.personalization.entities).toHaveLength(1);
          },
        },
      ],
      { deleteWithConnections },
    );
  },
);

describe("what somebody sets in the app and the manifest does not declare", () => {
  const typed = (audienceType: string, spec: Record<string, unknown> = {}): Manifest => {
    const { enabled: _, ...rest } = audience("a").spec;
    return { ...audience("a", {}, { replace: "allow" }), spec: { ...rest, audienceType, ...spec } };
  };

  scenario("keeps an audience from being replaced until the manifest says it, or something else", [
    { manifests: [typed("USERS"), ...others], changes: ["create audience/a", ...othersCreated] },
    {
      byHand: async (space) => {
        const [, marker = ""] = /(\[audiencectl.*)$/.exec(space.named("A").description ?? "") ?? [];
        await space.byHand.send("PATCH", pathOf(space), {
          enabled: false,
          description: `Stopped by Legal.\n${marker}`,
        });
      },
      manifests: [typed("ACCOUNTS"), ...others],
      changes: ["withheld audience/a: description, audienceType, enabled"],
      leavesOut: ["plan-replacement-incomplete"],
      check: (space) => expect(space.named("A")).toMatchObject({ enabled: false, audienceType: "USERS" }),
    },
    {
      manifests: [typed("ACCOUNTS", { enabled: false, description: "" }), ...others],
      changes: ["replace audience/a: description, audienceType"],
      check: (space) => expect(space.named("A")).toMatchObject({ enabled: false, audienceType: "ACCOUNTS" }),
    },
  ]);
});

describe("replacements and what hangs on them", () => {
  const sending = (metadata: Record<string, unknown>, audienceType: string): Manifest =>
    audience(
      "a",
      {
        audienceType,
        destinations: [
          connected(mailroom, {
            activations: [
              activation("x", {
                destinationMapping: {
                  actionId: "mailroomUpsertContact",
                  settings: { email: "$.e", attributes: { member: "$.traits.${audience.a.key}" } },
                },
              }),
            ],
          }),
        ],
      },
      metadata,
    );

  const toMailroom = (metadata: Record<string, unknown>, audienceType: string): Manifest =>
    audience("a", { audienceType, destinations: [connected(mailroom)] }, metadata);

  scenario("a second connection to the same destination, made by hand, goes before its audience is replaced", [
    {
      manifests: [toMailroom({}, "USERS"), ...others],
      changes: ["create audience/a", `create ${at}`, ...othersCreated],
    },
    {
      byHand: async (space) => {
        const body = { destination: { id: mailroom, type: "destination" }, idSyncConfiguration };
        await space.byHand.send("POST", `${pathOf(space)}/destination-connections`, body);
      },
      manifests: [toMailroom({ replace: "allow" }, "ACCOUNTS"), ...others],
      changes: [`delete ${at}~2`, "replace audience/a: audienceType", `replace ${at}`],
      check: (space) => expect(space.stored().connections).toHaveLength(1),
    },
  ]);

  scenario(
    "an activation that names the key of its own audience gets the new key",
    [
      {
        manifests: [sending({}, "USERS"), ...others],
        changes: ["create audience/a", `create ${at}`, `create ${at}/activation/x`, ...othersCreated],
      },
      {
        manifests: [sending({ replace: "allow" }, "ACCOUNTS"), ...others],
        changes: [
          "replace audience/a: audienceType",
          `replace ${at}`,
          `replace ${at}/activation/x: destinationMapping.settings.attributes.member`,
        ],
        check: (space) =>
          expect(space.stored().activations?.[0]?.destinationMapping?.settings).toMatchObject({
            attributes: { member: `$.traits.${space.named("A").key}` },
          }),
      },
    ],
    { deletedKeyReuse: false },
  );

  scenario(
    "an activation that names the key of another replaced audience gets the new key",
    [
      {
        manifests: [both("USERS", {}), audience("z"), ...others],
        changes: [
          "create audience/a",
          `create ${at}`,
          "create audience/z",
          `create ${at}/activation/x`,
          ...othersCreated,
        ],
      },
      {
        manifests: [
          both("ACCOUNTS", { replace: "allow" }),
          audience("z", { audienceType: "ACCOUNTS" }, { replace: "allow" }),
          ...others,
        ],
        flags: { maxDeletePercent: 100, maxChangePercent: 100 },
        changes: [
          "replace audience/a: audienceType",
          `replace ${at}`,
          "replace audience/z: audienceType",
          `replace ${at}/activation/x: personalization.profile.properties`,
        ],
        check: (space) =>
          expect(space.stored().activations?.[0]?.personalization.profile?.properties).toEqual([space.named("Z").key]),
      },
    ],
    { deletedKeyReuse: false },
  );

  function both(audienceType: string, metadata: Record<string, unknown>): Manifest {
    const sent = activation("x", { personalization: { profile: { properties: ["${audience.z.key}"] } } });
    return audience("a", { audienceType, destinations: [connected(mailroom, { activations: [sent] })] }, metadata);
  }

  scenario(
    "an activation may name the key of an audience whose query names the key of its own",
    [
      {
        manifests: [...crossed("USERS"), ...others],
        changes: [
          "create audience/a",
          `create ${at}`,
          "create audience/z",
          `create ${at}/activation/x`,
          ...othersCreated,
        ],
      },
      {
        manifests: [...crossed("ACCOUNTS"), ...others],
        flags: { maxDeletePercent: 100 },
        changes: [
          "replace audience/a: audienceType",
          `replace ${at}`,
          "replace audience/z: audienceType, definition.query",
          `replace ${at}/activation/x: personalization.profile.properties`,
        ],
        check: (space) => {
          expect(space.named("Z").query).toBe(`trait('${space.named("A").key}') = 'true'`);
          expect(space.stored().activations?.[0]?.personalization.profile?.properties).toEqual([space.named("Z").key]);
        },
      },
    ],
    { deletedKeyReuse: false, deleteWithDependants: "allow" },
  );

  function crossed(audienceType: string): Manifest[] {
    const definition = { query: "trait('${audience.a.key}') = 'true'" };
    return [
      both(audienceType, { replace: "allow" }),
      audience("z", { audienceType, definition }, { replace: "allow" }),
    ];
  }

  scenario("an adopted audience that has to be replaced takes its declared parts along", [
    {
      byHand: async (space) => {
        await space.byHand.create({
          name: "A",
          audienceType: "USERS",
          definition: { query: "event('A').count() >= 1" },
        });
        const sent = { destination: { id: mailroom, type: "destination" }, idSyncConfiguration };
        await space.byHand.send("POST", `${pathOf(space)}/destination-connections`, sent);
      },
      manifests: others,
      changes: othersCreated,
    },
    {
      manifests: [audience("a", { audienceType: "ACCOUNTS" }, { adopt: { name: "A" }, replace: "allow" }), ...others],
      changes: ["withheld audience/a: audienceType"],
      leavesOut: ["plan-replacement-incomplete"],
    },
    {
      manifests: [
        audience(
          "a",
          { audienceType: "ACCOUNTS", destinations: [connected(mailroom)] },
          { adopt: { name: "A" }, replace: "allow" },
        ),
        ...others,
      ],
      changes: ["replace audience/a: audienceType", `replace ${at}`],
      check: (space) => expect(parts(space)).toBe(1),
    },
  ]);
});

describe("a project of all kinds", () => {
  const flags = { maxDeletePercent: 100, maxChangePercent: 100, maxDeletes: 30 };
  const project = (total: string, interval: string, enabled: boolean): Manifest[] => [
    trait("ltv", {
      name: "Lifetime value",
      definition: { type: "USERS", query: `event('Order').sum(property('${total}'))` },
    }),
    audience("spenders", {
      enabled,
      definition: { query: "trait('${trait.ltv.key}') > 500" },
      destinations: [
        connected(mailroom, {
          activations: [activation("welcome", { personalization: { profile: { properties: ["${trait.ltv.key}"] } } })],
        }),
      ],
    }),
    linked("owners", {
      schedules: [every(interval)],
      destinations: [
        connected(webhooks, { activations: [hook("added", { activationType: "Entity Added", enabled })] }),
      ],
    }),
    filter("internal", { enabled }),
  ];
  const spenders = `audience/spenders/destination/${mailroom}`;
  const owners = `audience/owners/destination/${webhooks}`;

  scenario("is created, changed, partly forgotten and removed", [
    {
      manifests: project("total", "4h", true),
      changes: [
        "create audience/owners",
        `create ${owners}`,
        `create ${owners}/activation/added`,
        "create audience/owners/schedule/1",
        "create trait/ltv",
        "create audience/spenders",
        `create ${spenders}`,
        `create ${spenders}/activation/welcome`,
        "create filter/internal",
      ],
      check: (space) =>
        expect(space.stored().activations?.map((one) => one.personalization.profile?.properties)).toContainEqual([
          "lifetime_value",
        ]),
    },
    {
      manifests: project("revenue", "1d", false),
      flags,
      changes: [
        `update ${owners}/activation/added: enabled`,
        "update audience/owners/schedule/1: config.interval",
        "update audience/spenders: enabled",
        "update filter/internal: enabled",
        "update trait/ltv: definition.query",
      ],
    },
    {
      project: { forget: ["filter/internal"] },
      manifests: project("revenue", "1d", false).slice(0, 2),
      flags,
      changes: [
        `delete ${owners}/activation/added`,
        `delete ${owners}`,
        "delete audience/owners/schedule/1",
        "delete audience/owners",
        "forget filter/internal",
      ],
    },
    {
      manifests: [],
      flags: { ...flags, allowDeleteAll: true },
      changes: [
        `delete ${spenders}/activation/welcome`,
        `delete ${spenders}`,
        "delete audience/spenders",
        "delete trait/ltv",
      ],
      check: (space) => {
        const { audiences, traits, filters, connections, activations, schedules } = space.stored();
        expect([audiences, traits, connections, activations, schedules].flat()).toEqual([]);
        expect(filters).toHaveLength(1);
      },
    },
  ]);
});
