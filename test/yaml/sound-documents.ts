import type { JsonObject, JsonValue } from "../../src/values/json.ts";

const metadata = {
  name: "big-spenders",
  labels: { team: "growth" },
  environments: ["staging", "production"],
  previousNames: ["whales"],
  adopt: { key: "big_spenders" },
  protect: true,
  replace: "allow",
};

/** A sound document of each kind with every field that its schema knows, by the name of its schema file. */
export const soundDocuments: Readonly<Record<string, JsonObject>> = {
  audience: {
    apiVersion: "audiencectl/v1",
    kind: "Audience",
    metadata,
    spec: {
      name: "Big spenders",
      description: "Half a thousand or more.",
      audienceType: "LINKED",
      enabled: true,
      definition: { query: "entity('owned-accounts').count() > 5", targetEntity: "profile" },
      options: { includeHistoricalData: true, filterByExternalIds: ["user_id", "email"], backfillEventDataDays: 90 },
      schedules: [
        { strategy: "PERIODIC", config: { interval: "4h" } },
        { strategy: "SPECIFIC_DAYS", config: { days: [1, 3], hours: [9], timezone: "Europe/Berlin" } },
      ],
      destinations: [
        {
          destination: { id: "5f7dd6d21ad74f3842b1fc47", type: "destination" },
          idSyncConfiguration: [{ externalId: "email", strategy: "last", mapTo: "mail" }],
          connectionSettings: { adAccount: "shop-1", nested: { list: [1, true, "x"] } },
          activations: [
            {
              activationName: "winback",
              activationType: "Audience Membership Changed",
              enabled: true,
              displayName: "Win back",
              performResync: false,
              personalization: {
                profile: { properties: ["first_name"], mapping: { first_name: "FirstName" } },
                entities: [{ relationshipSlug: "owned-accounts", properties: ["plan"] }],
                syncEntityPropertyChanges: true,
              },
              destinationMapping: { actionId: "upsert", settings: { email: "$.traits.email" } },
            },
          ],
        },
      ],
    },
  },
  "computed-trait": {
    apiVersion: "audiencectl/v1",
    kind: "ComputedTrait",
    metadata,
    spec: {
      name: "Lifetime value",
      description: "",
      enabled: false,
      definition: { type: "USERS", query: "event('Order Completed').sum(property('total'))" },
      options: { includeHistoricalData: true, includeAnonymousUsers: false, backfillDurationDays: 30 },
    },
  },
  "space-filter": {
    apiVersion: "audiencectl/v1",
    kind: "SpaceFilter",
    metadata,
    spec: { name: "No tests", description: "", if: "properties.test = true", drop: true, enabled: true },
  },
  project: {
    apiVersion: "audiencectl/v1",
    kind: "Project",
    metadata: { name: "growth" },
    spec: {
      manifests: ["audiences/**/*.yaml"],
      environments: {
        staging: { space: "acme-staging", region: "us", variables: { amount: 50, ids: ["email"], on: true, at: "x" } },
        production: { space: "acme-production" },
      },
      guards: { maxDeletePercent: 30, maxChangePercent: 60, maxDeletes: 10 },
      limits: { createAudience: 25 },
      forget: ["audience/whales"],
    },
  },
};

/** A document with one place changed; without a value the place is taken out. The given document stays as it is. */
export function changeAt(document: JsonObject, pointer: string, value?: JsonValue): JsonObject {
  const copy = structuredClone(document);
  const keys = pointer.slice(1).split("/");
  const last = keys.pop() ?? "";
  const holder = keys.reduce<JsonValue>((at, key) => (at as JsonObject)[key] ?? {}, copy) as JsonObject;
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy;
}
