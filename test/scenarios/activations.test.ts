import { describe, expect } from "vitest";
import { activation, audience, destination, destinations, linked, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import type { TestSpace } from "../support/space.ts";

const { mailroom, adverts, webhooks, warehouse } = destinations;
const at = `audience/a/destination/${mailroom}`;
const hooks = `audience/a/destination/${webhooks}`;
const created = ["create audience/a", `create ${at}`];

/** A users audience that is sent to the mailroom in these ways. */
const classic = (activations: unknown[], metadata: Record<string, unknown> = {}): Manifest[] => [
  audience("a", { destinations: [destination(mailroom, { activations })] }, metadata),
];
/** A linked audience that is sent to the webhooks in these ways. */
const fresh = (activations: unknown[]): Manifest[] => [
  linked("a", { destinations: [destination(webhooks, { activations })] }),
];
const hook = (name: string, rest: Record<string, unknown> = {}): Record<string, unknown> =>
  activation(name, {
    destinationMapping: { actionId: "webhookSend", settings: { url: "https://example.com" } },
    ...rest,
  });

const stored = (space: TestSpace) => space.stored().activations ?? [];
const only = (space: TestSpace) => stored(space)[0];
const ids = (space: TestSpace): string[] => stored(space).map(({ id }) => id);

/** Ada changes the first activation in the app. */
async function editByHand(space: TestSpace, body: Record<string, unknown>): Promise<void> {
  const path = `/spaces/spa_simulated/audiences/${space.named("A").id}/activations/${only(space)?.id}`;
  await space.byHand.send("PATCH", path, body);
}

/** Holds the id of the only activation, to see whether it is still the same object later. */
function remember(): {
  note: (space: TestSpace) => void;
  same: (space: TestSpace) => void;
  other: (space: TestSpace) => void;
} {
  let before: string[] = [];
  return {
    note: (space) => void (before = ids(space)),
    same: (space) => expect(ids(space)).toEqual(before),
    other: (space) => {
      expect(ids(space)).toHaveLength(before.length);
      expect(ids(space)).not.toEqual(before);
    },
  };
}

const classicTypes = ["Audience Entered", "Audience Exited", "Audience Membership Changed", "All Events"];
const linkedTypes = [...classicTypes, "Entity Added", "Entity Removed", "Entity Values Changed"];

describe("activations of a destination", () => {
  scenario("every type that a users audience can have is made, switched off and removed", [
    {
      manifests: classic(classicTypes.map((activationType) => activation(activationType, { activationType }))),
      changes: [...created, ...classicTypes.toSorted().map((type) => `create ${at}/activation/${type}`)],
    },
    {
      manifests: classic(
        classicTypes.map((activationType) => activation(activationType, { activationType, enabled: false })),
      ),
      changes: classicTypes.toSorted().map((type) => `update ${at}/activation/${type}: enabled`),
      check: (space) => expect(stored(space).filter(({ enabled }) => enabled)).toEqual([]),
    },
    {
      manifests: classic([]),
      flags: { maxDeletePercent: 100, maxChangePercent: 100 },
      changes: classicTypes.toSorted().map((type) => `delete ${at}/activation/${type}`),
      check: (space) => expect(stored(space)).toEqual([]),
    },
  ]);

  scenario("every type that a linked audience can have is made", [
    {
      manifests: fresh(linkedTypes.map((activationType) => hook(activationType, { activationType }))),
      changes: [
        "create audience/a",
        `create ${hooks}`,
        ...linkedTypes.toSorted().map((type) => `create ${hooks}/activation/${type}`),
      ],
      check: (space) => expect(stored(space)).toHaveLength(7),
    },
    {
      manifests: fresh(linkedTypes.toReversed().map((activationType) => hook(activationType, { activationType }))),
      changes: [],
    },
  ]);

  scenario("an activation without enabled starts enabled, and the switch is then left alone", [
    {
      manifests: classic([activation("x", { enabled: undefined })]),
      changes: [...created, `create ${at}/activation/x`],
      check: (space) => expect(only(space)?.enabled).toBe(true),
    },
    { byHand: (space) => editByHand(space, { enabled: false }), changes: [] },
    { manifests: classic([activation("x")]), changes: [`update ${at}/activation/x: enabled`] },
    {
      byHand: (space) => editByHand(space, { enabled: false }),
      changes: [`update ${at}/activation/x: enabled`],
      check: (space) => expect(only(space)?.enabled).toBe(true),
    },
  ]);

  scenario("a destination that knows no actions takes an activation without a mapping", [
    {
      manifests: [
        audience("a", {
          destinations: [destination(adverts, { activations: [activation("x", { destinationMapping: undefined })] })],
        }),
      ],
      changes: [
        "create audience/a",
        `create audience/a/destination/${adverts}`,
        `create audience/a/destination/${adverts}/activation/x`,
      ],
      check: (space) => expect(only(space)?.destinationMapping).toBeUndefined(),
    },
    {
      manifests: [
        audience("a", {
          destinations: [
            destination(adverts, { activations: [activation("x", { destinationMapping: undefined, enabled: false })] }),
          ],
        }),
      ],
      changes: [`update audience/a/destination/${adverts}/activation/x: enabled`],
    },
  ]);

  scenario("activations of two destinations may have one name", [
    {
      manifests: [
        audience("a", {
          destinations: [
            destination(mailroom, { activations: [activation("x")] }),
            destination(webhooks, { activations: [hook("x")] }),
          ],
        }),
      ],
      changes: [...created, `create ${at}/activation/x`, `create ${hooks}`, `create ${hooks}/activation/x`],
    },
    {
      manifests: [
        audience("a", {
          destinations: [
            destination(mailroom, { activations: [] }),
            destination(webhooks, { activations: [hook("x", { enabled: false })] }),
          ],
        }),
      ],
      changes: [`delete ${at}/activation/x`, `update ${hooks}/activation/x: enabled`],
      check: (space) => expect(stored(space)).toHaveLength(1),
    },
  ]);

  scenario("a name of odd letters is found again", [
    {
      manifests: classic([activation("50% off / März ~1")]),
      changes: [...created, `create ${at}/activation/50%25 off %2F März ~1`],
    },
    {
      manifests: classic([activation("50% off / März ~1", { enabled: false })]),
      changes: [`update ${at}/activation/50%25 off %2F März ~1: enabled`],
    },
  ]);

  scenario("a label is set, changed and cleared for a warehouse", [
    {
      manifests: labelled(undefined),
      changes: [
        "create audience/a",
        `create audience/a/destination/${warehouse}`,
        `create audience/a/destination/${warehouse}/activation/orders`,
      ],
    },
    {
      manifests: labelled("Orders"),
      changes: [`update audience/a/destination/${warehouse}/activation/orders: displayName`],
      check: (space) => expect(only(space)?.displayName).toBe("Orders"),
    },
    {
      manifests: labelled(""),
      changes: [`update audience/a/destination/${warehouse}/activation/orders: displayName`],
      check: (space) => expect(only(space)?.displayName ?? null).toBeNull(),
    },
    { manifests: labelled(undefined), changes: [] },
    { byHand: (space) => editByHand(space, { displayName: "Ada's" }), changes: [] },
  ]);

  function labelled(displayName: string | undefined): Manifest[] {
    const sent = activation("orders", { displayName, destinationMapping: undefined });
    return [
      audience("a", { destinations: [{ destination: { id: warehouse, type: "warehouse" }, activations: [sent] }] }),
    ];
  }
});

describe.each(["by-part", "merge", "replace"] as const)(
  "personalization, where an edit of it means %s",
  (personalizationPatch) => {
    const profile = (profile: Record<string, unknown>) => classic([activation("x", { personalization: { profile } })]);
    const at = `audience/a/destination/${mailroom}/activation/x`;
    const path = "personalization.profile";

    scenario(
      "traits are a set, and are changed and cleared",
      [
        { manifests: profile({ properties: ["first_name", "city"] }), changes: [...created, `create ${at}`] },
        { manifests: profile({ properties: ["city", "first_name"] }), changes: [] },
        { manifests: profile({ properties: ["city", "zip"] }), changes: [`update ${at}: ${path}.properties`] },
        {
          manifests: profile({ properties: [] }),
          changes: [`update ${at}: ${path}.properties`],
          check: (space) => expect(only(space)?.personalization.profile?.properties).toEqual([]),
        },
        { manifests: classic([activation("x")]), changes: [] },
      ],
      { personalizationPatch },
    );

    scenario(
      "names under which traits are sent are changed and cleared, and the traits stay",
      [
        {
          manifests: profile({ properties: ["city", "zip"], mapping: { city: "Town" } }),
          changes: [...created, `create ${at}`],
        },
        {
          manifests: profile({ mapping: { city: "City", zip: "Zip" } }),
          changes: [`update ${at}: ${path}.mapping.city, ${path}.mapping.zip`],
          check: (space) => expect(only(space)?.personalization.profile?.properties).toEqual(["city", "zip"]),
        },
        {
          manifests: profile({ mapping: { zip: "Zip" } }),
          changes: [`update ${at}: ${path}.mapping.city`],
          check: (space) => expect(only(space)?.personalization.profile?.mapping).toEqual({ zip: "Zip" }),
        },
        {
          manifests: profile({ mapping: {} }),
          changes: [`update ${at}: ${path}.mapping.zip`],
          check: (space) => expect(only(space)?.personalization.profile?.mapping).toEqual({}),
        },
        { manifests: profile({ properties: ["city"] }), changes: [`update ${at}: ${path}.properties`] },
      ],
      { personalizationPatch },
    );

    scenario(
      "entities of a linked audience are changed and cleared, and the profile stays",
      [
        {
          manifests: entities({ profile: { properties: ["city"] }, entities: [accounts("id", "name"), cards("no")] }),
          changes: ["create audience/a", `create ${hooks}`, `create ${hooks}/activation/x`],
        },
        { manifests: entities({ entities: [cards("no"), accounts("name", "id")] }), changes: [] },
        {
          manifests: entities({ entities: [accounts("name")] }),
          changes: [`update ${hooks}/activation/x: personalization.entities`],
          check: (space) => expect(only(space)?.personalization.profile?.properties).toEqual(["city"]),
        },
        {
          manifests: entities({ syncEntityPropertyChanges: true }),
          changes: [`update ${hooks}/activation/x: personalization.syncEntityPropertyChanges`],
          check: (space) => expect(only(space)?.personalization.entities).toHaveLength(1),
        },
        {
          manifests: entities({ entities: [], syncEntityPropertyChanges: false }),
          changes: [
            `update ${hooks}/activation/x: personalization.entities, personalization.syncEntityPropertyChanges`,
          ],
          check: (space) => {
            expect(only(space)?.personalization.entities).toEqual([]);
            expect(only(space)?.personalization.profile?.properties).toEqual(["city"]);
          },
        },
        {
          manifests: entities({ entities: [cards("no")] }),
          changes: [`update ${hooks}/activation/x: personalization.entities`],
        },
      ],
      { personalizationPatch },
    );

    function accounts(...properties: string[]): Record<string, unknown> {
      return { relationshipSlug: "owned-accounts", properties };
    }
    function cards(...properties: string[]): Record<string, unknown> {
      return { relationshipSlug: "cards", properties };
    }
    function entities(personalization: Record<string, unknown>): Manifest[] {
      return fresh([hook("x", { activationType: "Audience Membership Changed", personalization })]);
    }
  },
);

describe.each(["merge", "replace"] as const)(
  "settings of a mapping, where an edit means %s",
  (mappingSettingsPatch) => {
    const mapped = (settings: Record<string, unknown>) =>
      classic([activation("x", { destinationMapping: { actionId: "mailroomUpsertContact", settings } })]);
    const path = "destinationMapping.settings";

    scenario(
      "a changed key keeps the keys that nobody declares",
      [
        {
          manifests: mapped({ email: "$.traits.email", attributes: { a: "one", b: "two" } }),
          changes: [...created, `create ${at}/activation/x`],
        },
        {
          manifests: mapped({ attributes: { b: "three" } }),
          changes: [`update ${at}/activation/x: ${path}.attributes.b`],
          check: (space) =>
            expect(only(space)?.destinationMapping?.settings).toEqual({
              email: "$.traits.email",
              attributes: { a: "one", b: "three" },
            }),
        },
        {
          byHand: (space) =>
            editByHand(space, {
              destinationMapping: {
                actionId: "mailroomUpsertContact",
                settings: { email: "$.x", attributes: { a: "Ada", b: "three" } },
              },
            }),
          manifests: mapped({ email: "$.traits.email" }),
          changes: [`update ${at}/activation/x: ${path}.email`],
          check: (space) =>
            expect(only(space)?.destinationMapping?.settings).toEqual({
              email: "$.traits.email",
              attributes: { a: "Ada", b: "three" },
            }),
        },
      ],
      { mappingSettingsPatch },
    );
  },
);

describe("what cannot be edited on an activation", () => {
  const mapTo = (actionId: string) => ({ destinationMapping: { actionId, settings: { listId: "1", email: "$.e" } } });

  describe.each(["allow", 409] as const)("where a second activation of a name is answered with %s", (answer) => {
    const seen = remember();
    scenario(
      "another action means another activation, which needs leave",
      [
        {
          manifests: classic([activation("x", mapTo("mailroomUpsertContact"))]),
          changes: [...created, `create ${at}/activation/x`],
          check: seen.note,
        },
        {
          manifests: classic([activation("x", mapTo("mailroomAddToList"))]),
          changes: [`replace ${at}/activation/x: destinationMapping.actionId`],
          refused: ["plan-replacement-not-allowed"],
        },
        {
          manifests: classic([activation("x", mapTo("mailroomAddToList"))], { replace: "allow" }),
          changes: [`replace ${at}/activation/x: destinationMapping.actionId`],
          warnings: ["plan-replacement-cost", "plan-mapping-doubtful"],
          check: (space) => {
            seen.other(space);
            expect(only(space)?.destinationMapping?.actionId).toBe("mailroomAddToList");
          },
        },
      ],
      { duplicateActivationName: answer },
    );

    scenario(
      "another type means another activation, made of what its manifest says",
      [
        {
          manifests: classic([activation("x", { personalization: { profile: { properties: ["city"] } } })]),
          changes: [...created, `create ${at}/activation/x`],
        },
        {
          manifests: classic([activation("x", { activationType: "Audience Exited" })]),
          changes: [`replace ${at}/activation/x: activationType, personalization.profile.properties`],
          refused: ["plan-replacement-not-allowed"],
        },
        {
          manifests: classic([activation("x", { activationType: "Audience Exited" })], { replace: "allow" }),
          changes: [`withheld ${at}/activation/x: activationType, personalization.profile.properties`],
          leavesOut: ["plan-replacement-incomplete"],
        },
        {
          manifests: classic(
            [
              activation("x", {
                activationType: "Audience Exited",
                personalization: { profile: { properties: ["city"] } },
              }),
            ],
            { replace: "allow" },
          ),
          changes: [`replace ${at}/activation/x: activationType`],
          check: (space) => expect(stored(space).map((one) => one.activationType)).toEqual(["Audience Exited"]),
        },
      ],
      { duplicateActivationName: answer },
    );

    const renamed = remember();
    scenario(
      "another name is another activation only when more differs than the name",
      [
        {
          manifests: classic([activation("x")]),
          changes: [...created, `create ${at}/activation/x`],
          check: renamed.note,
        },
        {
          manifests: classic([activation("y")]),
          changes: [`update ${at}/activation/y: activationName`],
          check: renamed.same,
        },
        {
          manifests: classic([activation("z", { enabled: false })]),
          changes: [`delete ${at}/activation/y`, `create ${at}/activation/z`],
          check: renamed.other,
        },
      ],
      { duplicateActivationName: answer },
    );

    scenario(
      "names that are handed on do not get in each other's way",
      [
        {
          manifests: classic([activation("x"), activation("y", { enabled: false })]),
          changes: [...created, `create ${at}/activation/x`, `create ${at}/activation/y`],
        },
        {
          manifests: classic([activation("y")]),
          changes: [`delete ${at}/activation/x`, `update ${at}/activation/y: enabled`],
          check: (space) => expect(stored(space).map((one) => one.activationName)).toEqual(["y"]),
        },
      ],
      { duplicateActivationName: answer },
    );
  });
});

describe("sending everybody again", () => {
  const resync = (name: string, rest: Record<string, unknown> = {}) =>
    activation(name, { performResync: true, ...rest });

  scenario("is asked for at the creation, told with a warning, and no difference later", [
    {
      manifests: classic([resync("x")]),
      changes: [...created, `create ${at}/activation/x`],
      warnings: ["plan-resync"],
      check: (space) => expect(only(space)?.resyncSince).toBeDefined(),
    },
    { manifests: classic([resync("x")]), changes: [], warnings: ["plan-resync-waits"] },
  ]);

  scenario("goes along with another change only", [
    {
      manifests: classic([activation("x")]),
      changes: [...created, `create ${at}/activation/x`],
      warnings: [],
      check: (space) => expect(only(space)?.resyncSince).toBeUndefined(),
    },
    { manifests: classic([resync("x")]), changes: [], warnings: ["plan-resync-waits"] },
    {
      manifests: classic([resync("x", { enabled: false })]),
      changes: [`update ${at}/activation/x: enabled, performResync`],
      warnings: ["plan-resync"],
      check: (space) => expect(only(space)?.resyncSince).toBeDefined(),
    },
  ]);

  scenario(
    "does not happen by itself where an edit without a word would start it",
    [
      { manifests: classic([activation("x")]), changes: [...created, `create ${at}/activation/x`] },
      {
        manifests: classic([activation("x", { enabled: false })]),
        changes: [`update ${at}/activation/x: enabled`],
        check: (space) => expect(only(space)?.resyncSince).toBeUndefined(),
      },
    ],
    { resyncOnPatch: true },
  );

  scenario("is not repeated by a replacement that nobody asked to do so", [
    { manifests: classic([activation("x")]), changes: [...created, `create ${at}/activation/x`] },
    {
      manifests: classic([activation("x", { activationType: "Audience Exited" })], { replace: "allow" }),
      changes: [`replace ${at}/activation/x: activationType`],
      check: (space) => expect(only(space)?.resyncSince).toBeUndefined(),
    },
  ]);
});

describe("keys in activations", () => {
  scenario("the key of the audience itself and of another one are filled in", [
    {
      manifests: [
        audience("z", { name: "The last" }),
        ...classic([
          activation("x", {
            personalization: { profile: { properties: ["${audience.z.key}"] } },
            destinationMapping: {
              actionId: "mailroomUpsertContact",
              settings: { email: "$.e", attributes: { own: "$.traits.${audience.a.key}" } },
            },
          }),
        ]),
      ],
      changes: ["create audience/a", `create ${at}`, "create audience/z", `create ${at}/activation/x`],
      check: (space) => {
        expect(only(space)?.personalization.profile?.properties).toEqual(["the_last"]);
        expect(only(space)?.destinationMapping?.settings).toMatchObject({ attributes: { own: "$.traits.a" } });
      },
    },
    { byHand: (space) => editByHand(space, { enabled: false }), changes: [`update ${at}/activation/x: enabled`] },
  ]);

  const renamed = remember();
  scenario("an activation that names a key keeps its object when it is renamed", [
    { manifests: classic([sendsKey("x")]), changes: [...created, `create ${at}/activation/x`], check: renamed.note },
    {
      manifests: classic([sendsKey("y")]),
      changes: [`update ${at}/activation/y: activationName`],
      check: renamed.same,
    },
  ]);

  function sendsKey(name: string): Record<string, unknown> {
    const settings = { email: "$.traits.${audience.a.key}" };
    return activation(name, { destinationMapping: { actionId: "mailroomUpsertContact", settings } });
  }
});
