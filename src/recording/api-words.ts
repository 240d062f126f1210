import { activationTypeNames } from "../simulator/activations/activation-types.ts";
import { defaultExternalIds } from "../simulator/audiences/options.ts";
import { openApi, type OpenApiSchema } from "../simulator/openapi.ts";
import { operations } from "../simulator/operations.ts";
import { volumeDimensions } from "../simulator/volumes/group-arrivals.ts";

/**
 * Texts that the API chooses from words of its own, although the OpenAPI file lists none: by component and field, with
 * how such a word looks. Nobody who uses the app can put a text of theirs there.
 */
const wordsByPlace: readonly (readonly [component: string, field: string, looks: RegExp])[] = [
  ["RequestError", "type", /^[a-z]+(?:-[a-z]+){0,4}$/],
  ["AuditEventV1", "type", /^[A-Z][a-z]+(?: [A-Z][a-z]+){1,5}$/],
  ["AuditEventV1", "resourceType", /^[A-Z][A-Za-z_]{1,20}(?: [A-Z][A-Za-z]{1,20}){0,3}$/],
  // A request says what its author wrote, so only what is documented passes.
  ["AddActivationToAudienceAlphaInput", "activationType", new RegExp(`^(?:${activationTypeNames.join("|")})$`)],
  ["AudienceSchedule", "strategy", /^[A-Z_]{2,24}$/],
  ["ActivationOutput", "activationType", /^[A-Z_ a-z]{2,32}$/],
  ["MessageSubscriptionResponseError", "code", /^[a-zA-Z_-]{2,32}$/],
];

const looksOfPlaces = new Map(
  wordsByPlace.map(([component, field, looks]) => [propertyOf(component, field), looks] as const),
);

/** The values of a field named `status`: computations, subscriptions and deletions all have one. */
const looksOfStatus = /^[A-Za-z_]{2,24}$/;

/** Identifiers that every space has (API.md 2.6). Those that somebody set up are texts. */
const knownIdentifiers = new Set([...defaultExternalIds, "anonymous_id"]);

/** Numbers that say how much is asked for, or how long something goes back, by the name of their field. */
const limitFields = new Set([
  "backfillDurationDays",
  "backfillEventDataDays",
  "pagination.count",
  // Where a page begins, of the lists that number their pages (API.md 6.2).
  "pagination.cursor",
  "current",
  "next",
  "previous",
  "samplesCount",
  // Of schedules: the days of a week and the hours of a day.
  "days",
  "hours",
  "delay",
  "status",
  "statusCode",
]);

/** Names of fields and parameters anywhere in the API. The `field` of an error is a path of them. */
const fieldNames = new Set([
  ...Object.values(openApi.components.schemas).flatMap(({ properties }) => Object.keys(properties ?? {})),
  ...operations.flatMap(({ parameters }) => parameters.flatMap(({ name }) => name.split("."))),
]);

/** Whether a text is a word of the API's own at a place of the OpenAPI file. */
export function isApiWord(text: string, name: string, schema: OpenApiSchema): boolean {
  if (looksOfPlaces.get(schema)?.test(text)) return true;
  if (name === "status") return looksOfStatus.test(text);
  if (name === "filterByExternalIds") return knownIdentifiers.has(text);
  if (name === "targetEntity") return text === "profile";
  if (name === "groupBy") return volumeDimensions.includes(text);
  return schema === propertyOf("RequestError", "field") && isFieldPath(text);
}

/** Whether a field that is a number is a limit, and not an amount of anything that somebody has. */
export function isLimit(name: string): boolean {
  return limitFields.has(name);
}

function isFieldPath(text: string): boolean {
  return text.split(/[.[\]]+/).every((part) => /^\d{0,4}$/.test(part) || fieldNames.has(part));
}

function propertyOf(component: string, field: string): OpenApiSchema {
  const properties = openApi.components.schemas[component]?.["properties"] as Record<string, OpenApiSchema> | undefined;
  const schema = properties?.[field];
  if (schema === undefined) throw new Error(`the OpenAPI file has no ${component}.${field}`);
  return schema;
}
