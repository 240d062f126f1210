import { activationTypeNames } from "../simulator/activations/activation-types.ts";
import { audited } from "../simulator/audit/audited.ts";
import { spellingsOfType } from "../simulator/audit/views.ts";
import { defaultExternalIds } from "../simulator/audiences/options.ts";
import { openApi, type OpenApiSchema } from "../simulator/openapi.ts";
import { operations } from "../simulator/operations.ts";
import { errorTypeNames } from "../simulator/refusal.ts";
import { volumeDimensions } from "../simulator/volumes/group-arrivals.ts";
import { schemasAt, schemasOfParameters } from "./api-places.ts";

/** What audiences and computed traits are doing (API.md 2.8, API.md 6.1). */
const states = [
  "Preparing",
  "Backfilling",
  "Computing",
  "Live",
  "Disabled",
  "Failed",
  "Error",
  "Locked",
  "Not Computing",
  "Awaiting Destinations",
];

const subscriptionStates = ["SUBSCRIBED", "UNSUBSCRIBED", "DID_NOT_SUBSCRIBE"];

const auditRows = Object.values(audited).flatMap((row) => (row === "nothing" ? [] : [row]));

/**
 * Texts that the API chooses from words of its own, although the OpenAPI file lists none: where they stand, and all that are
 * kept there. A word that is not among them could be anybody's, whatever it looks like.
 */
const wordsByPlace: readonly (readonly [schemas: readonly OpenApiSchema[], words: readonly string[]])[] = [
  [schemasAt(["RequestError.type"]), errorTypeNames],
  [schemasAt(["AuditEventV1.type"]), auditRows.map(({ type }) => type)],
  [schemasAt(["AuditEventV1.resourceType"]), auditRows.flatMap(({ resourceType }) => spellingsOfType(resourceType))],
  [
    schemasAt(["AddActivationToAudienceAlphaInput.activationType", "ActivationOutput.activationType"]),
    activationTypeNames,
  ],
  [
    schemasAt([
      "AudienceSummary.status",
      "AudienceSummaryWithAudienceTypeAndLookback.status",
      "ComputedTraitSummary.status",
    ]),
    states,
  ],
  [schemasAt(["RemoveActivationFromAudienceOutput.status"]), ["SUCCESS"]],
  [
    schemasAt([
      "GetMessagingSubscriptionSuccessResponse.status",
      "MessagesSubscriptionRequest.status",
      "MessageSubscriptionResponse.status",
    ]),
    subscriptionStates,
  ],
  [schemasAt(["AudienceDefinition.targetEntity"]), ["profile"]],
  // Identifiers that every space has (API.md 2.6). Those that somebody set up are texts.
  [
    schemasAt([
      "AudienceOptions.filterByExternalIds",
      "CreateAudiencePreviewOptions.filterByExternalIds",
      "AudienceOptionsWithLookback.filterByExternalIds",
      "ReadAudiencePreviewOptions.filterByExternalIds",
    ]),
    [...defaultExternalIds, "anonymous_id"],
  ],
  [schemasOfParameters(["groupBy"]), volumeDimensions],
];

const wordsOf = new Map(
  wordsByPlace.flatMap(([schemas, words]) => schemas.map((schema) => [schema, new Set(words)] as const)),
);

/** Numbers that say how much is asked for, how long something goes back, when it runs, or how it ended. */
const limits = new Set([
  ...schemasAt([
    "TraitOptions.backfillDurationDays",
    "AudienceOptions.backfillEventDataDays",
    "CreateAudiencePreviewOptions.backfillEventDataDays",
    "AudienceOptionsWithLookback.backfillEventDataDays",
    "ReadAudiencePreviewOptions.backfillEventDataDays",
    // Where a page begins, of the lists that number their pages (API.md 6.2).
    "ListFiltersPaginationOutput.current",
    "ListFiltersPaginationOutput.next",
    // Of schedules: the days of a week and the hours of a day.
    "SpecificDaysConfig.days",
    "SpecificDaysConfig.hours",
    "RequestError.status",
  ]),
  ...schemasOfParameters(["pagination.count", "pagination.cursor", "samplesCount", "delay", "statusCode"]),
]);

/** Instants that the API itself fills in, or that a request gives as the ends of a time. Elsewhere one may be a birthday. */
const instants = new Set([
  ...schemasAt([
    "AudienceSummary.createdAt",
    "AudienceSummary.updatedAt",
    "AudienceSummaryWithAudienceTypeAndLookback.createdAt",
    "AudienceSummaryWithAudienceTypeAndLookback.updatedAt",
    "SimpleDestination.createdAt",
    "SimpleDestination.updatedAt",
    "ComputedTraitSummary.createdAt",
    "ComputedTraitSummary.updatedAt",
    "Filter.createdAt",
    "Filter.updatedAt",
    "TrackingPlanV1.createdAt",
    "TrackingPlanV1.updatedAt",
    "RuleV1.createdAt",
    "RuleV1.updatedAt",
    "RuleV1.deprecatedAt",
    "GetMessagingSubscriptionSuccessResponse.updatedAt",
    "GroupSubscriptionStatusResponse.updatedAt",
    "SpaceSchemaEvent.lastSeenAt",
    "SpaceSchemaEventProperty.lastSeenAt",
    "SpaceSchemaTrait.lastSeenAt",
    "EventVolumePoint.time",
    "AuditEventV1.timestamp",
  ]),
  ...schemasOfParameters(["startTime", "endTime"]),
]);

const errorFields = new Set(schemasAt(["RequestError.field"]));
const roundInstants = new Set(schemasAt(["AudienceSchedule.nextExecution"]));

/** Names of fields and parameters anywhere in the API. The `field` of an error is a path of them. */
const fieldNames = new Set([
  ...Object.values(openApi.components.schemas).flatMap(({ properties }) => Object.keys(properties ?? {})),
  ...operations.flatMap(({ parameters }) => parameters.flatMap(({ name }) => name.split("."))),
]);

/** Whether a text is a word of the API's own at a place of the OpenAPI file: one of its list there, and nothing else. */
export function isApiWord(text: string, schema: OpenApiSchema): boolean {
  const listed = schema["enum"] as readonly unknown[] | undefined;
  if (listed?.includes(text) === true || wordsOf.get(schema)?.has(text) === true) return true;
  return errorFields.has(schema) && isFieldPath(text);
}

/** Whether a number at a place is a limit, and not an amount of anything that somebody has. */
export function isLimit(schema: OpenApiSchema): boolean {
  return limits.has(schema) && (schema["type"] === "number" || schema["type"] === "integer");
}

/** Whether an instant at a place says when something in the API happened. */
export function isInstant(schema: OpenApiSchema): boolean {
  return instants.has(schema);
}

/** Whether an instant at a place lies on the next full hour or day, which no distance to the start says. */
export function isRoundInstant(schema: OpenApiSchema): boolean {
  return roundInstants.has(schema);
}

function isFieldPath(text: string): boolean {
  return text.split(/[.[\]]+/).every((part) => /^\d{0,4}$/.test(part) || fieldNames.has(part));
}
