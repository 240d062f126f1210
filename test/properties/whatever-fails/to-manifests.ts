import type { JsonObject } from "../../../src/values/json.ts";
import { destinations, type Manifest } from "../../support/project.ts";
import type { ActivationModel, AudienceModel, DestinationModel, DestinationName, Model } from "./model.ts";

/** The manifests of a random project, as a person would write them. */
export function toManifests(models: readonly Model[]): Manifest[] {
  return models.map((model) => ({
    apiVersion: "audiencectl/v1",
    kind: model.kind,
    metadata: {
      name: model.slot,
      ...(model.previousNames.length > 0 && { previousNames: model.previousNames }),
      ...(model.adopts !== undefined && { adopt: { name: model.adopts } }),
      ...(model.protect && { protect: true }),
      ...(model.replace && { replace: "allow" }),
    },
    spec: {
      name: model.adopts ?? `Label ${model.label}`,
      ...optional({ description: model.description, enabled: model.enabled }),
      ...specOf(model),
    },
  }));
}

function specOf(model: Model): JsonObject {
  if (model.kind === "SpaceFilter") return { if: `match(context.page.url, '*${model.page}*')`, drop: model.drop };
  const options = model.options && { options: model.options };
  if (model.kind === "ComputedTrait") {
    const window = model.query.days === undefined ? "" : `.within(${model.query.days} days)`;
    return { definition: { type: model.type, query: `event('E${model.query.count}')${window}.count()` }, ...options };
  }
  return {
    audienceType: model.type,
    definition: { query: queryOf(model), ...(model.type === "LINKED" && { targetEntity: "profile" }) },
    ...options,
    ...(model.schedules && { schedules: model.schedules }),
    ...(model.destinations && { destinations: model.destinations.map(destinationOf) }),
  };
}

function queryOf({ type, query: { days, count, refersTo } }: AudienceModel): string {
  const window = days === undefined ? "" : `.within(${days} days)`;
  const base =
    type === "LINKED" ? `entity('owned-accounts').count() > ${count}` : `event('E')${window}.count() >= ${count}`;
  return [base, ...refersTo.map((address) => `trait('\${${address.replace("/", ".")}.key}') = 'true'`)].join("\nAND ");
}

/** Settings of connections; those with secrets are masked in the adverts and shown elsewhere. */
const connectionSettings: Readonly<Record<DestinationName, readonly JsonObject[]>> = {
  adverts: [
    { adAccount: "one", accessToken: "${env.ADS_TOKEN}" },
    { adAccount: "two", accessToken: "${env.ADS_TOKEN}" },
  ],
  webhooks: [
    { signature: "v1-${env.HOOK_SECRET}", path: "/in" },
    { path: "/in" },
    { path: "/out", deep: { a: 1, b: [2] } },
  ],
  mailroom: [{ list: "one" }, { list: "two", tags: ["x", "y"] }],
  warehouse: [{ schema: "engage" }],
};

/** Mappings of activations; the first two of a destination have one action. */
const mappings: Readonly<Record<DestinationName, readonly JsonObject[]>> = {
  mailroom: [
    { actionId: "mailroomUpsertContact", settings: { email: "$.traits.email" } },
    { actionId: "mailroomUpsertContact", settings: { email: "$.properties.email", attributes: { plan: "x" } } },
    { actionId: "mailroomAddToList", settings: { listId: "list-${env.HOOK_SECRET}" } },
  ],
  webhooks: [
    { actionId: "webhookSend", settings: { url: "https://hooks.example.com/${env.HOOK_SECRET}" } },
    { actionId: "webhookSend", settings: { url: "https://hooks.example.com", method: "POST" } },
  ],
  warehouse: [{ actionId: "rows" }, { actionId: "tables", settings: { name: "t" } }],
  adverts: [],
};

function destinationOf({ to, idSync, settings, activations }: DestinationModel): JsonObject {
  return optional({
    destination: { id: `\${var.${to}}`, ...(to === "warehouse" && { type: "warehouse" }) },
    idSyncConfiguration: idSync,
    connectionSettings: settings === undefined ? undefined : turn(connectionSettings[to], settings),
    activations: activations?.map((each) => activationOf(each, to)),
  });
}

function activationOf(model: ActivationModel, to: DestinationName): JsonObject {
  const { properties, mapping, entities, sync } = model;
  const profile = optional({ properties, mapping });
  const personalization = optional({
    profile: Object.keys(profile).length > 0 ? profile : undefined,
    entities,
    syncEntityPropertyChanges: sync,
  });
  return optional({
    activationName: model.name,
    activationType: model.type,
    enabled: model.enabled,
    displayName: model.displayName,
    performResync: model.resync,
    personalization: Object.keys(personalization).length > 0 ? personalization : undefined,
    destinationMapping: turn(mappings[to], model.mapped ?? 0),
  });
}

/** Variables of the environment: the ids of the destinations. */
export const variables: ReadonlyMap<string, string> = new Map(Object.entries(destinations));

function turn<T>(all: readonly T[], number: number): T | undefined {
  return all[number % all.length];
}

function optional(fields: Record<string, unknown>): JsonObject {
  return JSON.parse(JSON.stringify(fields)) as JsonObject;
}
