import fc from "fast-check";
import type { JsonObject } from "../../../src/values/json.ts";
import { every, onDays } from "../../support/project.ts";
import type { ActivationModel, DestinationModel } from "./model.ts";

/** A field that a manifest may leave out. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq });
}

/** The same value where what may be `undefined` may be left out instead. */
export type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is `undefined`, as manifests do. */
export function compact<T>(value: T): Compact<T> {
  return JSON.parse(JSON.stringify(value)) as Compact<T>;
}

const times = [every("1h"), every("4h"), every("1d"), onDays([1], [6]), onDays([3, 1], [18, 6])] as JsonObject[];

/** One schedule. */
export const schedule: fc.Arbitrary<JsonObject> = fc.constantFrom(...times);

/** The schedules of a linked audience. */
export const schedules: fc.Arbitrary<JsonObject[]> = fc.subarray(times, { maxLength: 3 });

const idSyncs: JsonObject[][] = [
  [{ externalId: "email", strategy: "last" }],
  [
    { externalId: "user_id", strategy: "first" },
    { externalId: "email", strategy: "all", mapTo: "Mail" },
  ],
];

/** A random activation. */
export const activation: fc.Arbitrary<ActivationModel> = fc
  .record({
    name: fc.constantFrom("welcome", "winback", "farewell"),
    type: fc.constantFrom("Audience Entered", "Audience Exited", "Audience Membership Changed", "Entity Added"),
    enabled: maybe(fc.boolean()),
    displayName: maybe(fc.constantFrom("", "Table", "Other table")),
    resync: maybe(fc.boolean(), 1),
    properties: maybe(fc.subarray(["email", "first_name", "plan"])),
    mapping: maybe(fc.constantFrom<Record<string, string>[]>({}, { plan: "Plan" }, { plan: "Tier", email: "Mail" })),
    entities: maybe(
      fc.constantFrom<JsonObject[][]>([], [{ relationshipSlug: "owned-accounts", properties: ["ID", "BALANCE"] }]),
    ),
    sync: maybe(fc.boolean(), 1),
    mapped: fc.nat(7),
  })
  .map(compact);

/** The activations of a destination, each with a name of its own. */
export const activations: fc.Arbitrary<ActivationModel[]> = fc.uniqueArray(activation, {
  maxLength: 3,
  selector: ({ name }) => name,
});

/** A random entry of `destinations`. */
export const destination: fc.Arbitrary<DestinationModel> = fc
  .record({
    to: fc.constantFrom("mailroom" as const, "adverts" as const, "webhooks" as const, "warehouse" as const),
    idSync: maybe(fc.constantFrom(...idSyncs)),
    settings: maybe(fc.nat(3)),
    activations: maybe(activations, 5),
  })
  .map(compact);

/** The destinations of an audience, each once. */
export const destinationList: fc.Arbitrary<DestinationModel[]> = fc.uniqueArray(destination, {
  maxLength: 3,
  selector: ({ to }) => to,
});
