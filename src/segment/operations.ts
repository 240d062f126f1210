import type { Operations } from "./generated/wire.ts";

/** The name of an operation of the Public API. */
export type OperationId = keyof Operations;

/** A published rate limit. */
export interface PublishedLimit {
  requests: number;
  per: "minute" | "day" | "month";
}

/** What the client has to know to send one operation. */
export interface OperationRow {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Path template; names in braces are path parameters. */
  path: string;
  /** The most stable version the operation exists in; it makes the media type (API.md 1.3). */
  version: "v1" | "v1beta" | "v1alpha";
  /** Operations of one lane share a rate-limit gate. Those without a published limit share the lane `default`. */
  lane: string;
  /** Published limits, per token (API.md 1.6). Empty where the vendor names none. */
  limits: readonly PublishedLimit[];
  /**
   * `always`: doing it twice is the same as doing it once, so any failure may be retried.
   * `after-refusal`: only a 429 proves that nothing happened, so only that is resent.
   */
  resend: "always" | "after-refusal";
  /** For lists: the most entries a page can have, and the key they are under (API.md 1.5). */
  page?: {
    max: number;
    items: string;
    /** Whether an answer without that key is an empty list. */
    optional?: true;
  };
}

/** Every operation of version 73.2.0 of the Public API that has to do with audiences. */
export const operations = {
  addAudienceScheduleToAudience: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences/{id}/schedules",
    version: "v1",
    lane: "addAudienceScheduleToAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "after-refusal",
  },
  listAudienceSchedulesFromSpaceAndAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{id}/schedules",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
  createAudience: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences",
    version: "v1",
    lane: "createAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "after-refusal",
  },
  listAudiences: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences",
    version: "v1",
    lane: "listAudiences",
    limits: [{ requests: 60, per: "minute" }],
    resend: "always",
    page: { max: 200, items: "audiences" },
  },
  createAudiencePreview: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences/previews",
    version: "v1",
    lane: "createAudiencePreview",
    limits: [
      { requests: 5, per: "minute" },
      { requests: 700, per: "month" },
    ],
    resend: "after-refusal",
  },
  forceExecuteAudienceRun: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences/{audienceId}/runs",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "after-refusal",
  },
  getAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{id}",
    version: "v1",
    lane: "getAudience",
    limits: [{ requests: 100, per: "minute" }],
    resend: "always",
  },
  removeAudienceFromSpace: {
    method: "DELETE",
    path: "/spaces/{spaceId}/audiences/{id}",
    version: "v1",
    lane: "removeAudienceFromSpace",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  updateAudienceForSpace: {
    method: "PATCH",
    path: "/spaces/{spaceId}/audiences/{id}",
    version: "v1",
    lane: "updateAudienceForSpace",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  getAudiencePreview: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/previews/{id}",
    version: "v1",
    lane: "getAudiencePreview",
    limits: [{ requests: 300, per: "minute" }],
    resend: "always",
  },
  getAudienceScheduleFromSpaceAndAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{id}/schedules/{scheduleId}",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
  removeAudienceScheduleFromAudience: {
    method: "DELETE",
    path: "/spaces/{spaceId}/audiences/{id}/schedules/{scheduleId}",
    version: "v1",
    lane: "removeAudienceScheduleFromAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  updateAudienceScheduleForAudience: {
    method: "PATCH",
    path: "/spaces/{spaceId}/audiences/{id}/schedules/{scheduleId}",
    version: "v1",
    lane: "updateAudienceScheduleForAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  listAudienceConsumersFromSpaceAndAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{id}/audience-references",
    version: "v1alpha",
    lane: "listAudienceConsumersFromSpaceAndAudience",
    limits: [{ requests: 25, per: "minute" }],
    resend: "always",
    page: { max: 1000, items: "audiences" },
  },
  addActivationToAudience: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences/{audienceId}/destination-connections/{connectionId}/activations",
    version: "v1alpha",
    lane: "addActivationToAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "after-refusal",
  },
  addDestinationToAudience: {
    method: "POST",
    path: "/spaces/{spaceId}/audiences/{audienceId}/destination-connections",
    version: "v1alpha",
    lane: "addDestinationToAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "after-refusal",
  },
  listDestinationsFromAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{audienceId}/destination-connections",
    version: "v1alpha",
    lane: "listDestinationsFromAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
    page: { max: 1000, items: "connections" },
  },
  getActivationFromAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{audienceId}/activations/{id}",
    version: "v1alpha",
    lane: "getActivationFromAudience",
    limits: [{ requests: 60, per: "minute" }],
    resend: "always",
  },
  removeActivationFromAudience: {
    method: "DELETE",
    path: "/spaces/{spaceId}/audiences/{audienceId}/activations/{id}",
    version: "v1alpha",
    lane: "removeActivationFromAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  updateActivationForAudience: {
    method: "PATCH",
    path: "/spaces/{spaceId}/audiences/{audienceId}/activations/{id}",
    version: "v1alpha",
    lane: "updateActivationForAudience",
    limits: [{ requests: 50, per: "minute" }],
    resend: "always",
  },
  listActivationsFromAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audiences/{audienceId}/activations",
    version: "v1alpha",
    lane: "listActivationsFromAudience",
    limits: [{ requests: 60, per: "minute" }],
    resend: "always",
    page: { max: 1000, items: "activations" },
  },
  listSupportedDestinationsFromAudience: {
    method: "GET",
    path: "/spaces/{spaceId}/audienceType/{audienceType}/supported-destinations",
    version: "v1alpha",
    lane: "listSupportedDestinationsFromAudience",
    limits: [{ requests: 60, per: "minute" }],
    resend: "always",
  },
  removeDestinationFromAudience: {
    method: "DELETE",
    path: "/spaces/{spaceId}/audiences/{audienceId}/destination-connections/{destinationId}",
    version: "v1alpha",
    lane: "default",
    limits: [],
    resend: "always",
  },
  updateDestinationForAudience: {
    method: "PATCH",
    path: "/spaces/{spaceId}/audiences/{audienceId}/destination-connections/{destinationId}",
    version: "v1alpha",
    lane: "default",
    limits: [],
    resend: "always",
  },
  createComputedTrait: {
    method: "POST",
    path: "/spaces/{spaceId}/computed-traits",
    version: "v1alpha",
    lane: "createComputedTrait",
    limits: [{ requests: 10, per: "minute" }],
    resend: "after-refusal",
  },
  listComputedTraits: {
    method: "GET",
    path: "/spaces/{spaceId}/computed-traits",
    version: "v1alpha",
    lane: "listComputedTraits",
    limits: [{ requests: 25, per: "minute" }],
    resend: "always",
    page: { max: 1000, items: "computedTraits" },
  },
  getComputedTrait: {
    method: "GET",
    path: "/spaces/{spaceId}/computed-traits/{id}",
    version: "v1alpha",
    lane: "getComputedTrait",
    limits: [{ requests: 100, per: "minute" }],
    resend: "always",
  },
  removeComputedTraitFromSpace: {
    method: "DELETE",
    path: "/spaces/{spaceId}/computed-traits/{id}",
    version: "v1alpha",
    lane: "removeComputedTraitFromSpace",
    limits: [{ requests: 20, per: "minute" }],
    resend: "always",
  },
  updateComputedTraitForSpace: {
    method: "PATCH",
    path: "/spaces/{spaceId}/computed-traits/{id}",
    version: "v1alpha",
    lane: "updateComputedTraitForSpace",
    limits: [{ requests: 10, per: "minute" }],
    resend: "always",
  },
  createFilterForSpace: {
    method: "POST",
    path: "/filters",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "after-refusal",
  },
  listFiltersForSpace: {
    method: "GET",
    path: "/filters",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 10, items: "filters", optional: true },
  },
  deleteFilterById: {
    method: "DELETE",
    path: "/filters/{id}",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "always",
  },
  getFilterById: {
    method: "GET",
    path: "/filters/{id}",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "always",
  },
  updateFilterById: {
    method: "PATCH",
    path: "/filters/{id}",
    version: "v1beta",
    lane: "default",
    limits: [],
    resend: "always",
  },
  batchQueryMessagingSubscriptionsForSpace: {
    method: "POST",
    path: "/spaces/{spaceId}/messaging-subscriptions/batch",
    version: "v1alpha",
    lane: "default",
    limits: [],
    resend: "always",
  },
  getSpace: {
    method: "GET",
    path: "/spaces/{spaceId}",
    version: "v1alpha",
    lane: "default",
    limits: [],
    resend: "always",
  },
  listSpaces: {
    method: "GET",
    path: "/spaces",
    version: "v1alpha",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "spaces" },
  },
  replaceMessagingSubscriptionsInSpaces: {
    method: "PUT",
    path: "/spaces/{spaceId}/messaging-subscriptions",
    version: "v1alpha",
    lane: "replaceMessagingSubscriptionsInSpaces",
    limits: [{ requests: 60, per: "minute" }],
    resend: "always",
  },
  createDownload: {
    method: "POST",
    path: "/customer-insights/download",
    version: "v1alpha",
    lane: "createDownload",
    limits: [{ requests: 120, per: "day" }],
    resend: "after-refusal",
  },
  listDestinations: {
    method: "GET",
    path: "/destinations",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
    page: { max: 1000, items: "destinations" },
  },
  getDestination: {
    method: "GET",
    path: "/destinations/{destinationId}",
    version: "v1",
    lane: "default",
    limits: [],
    resend: "always",
  },
} as const satisfies Record<OperationId, OperationRow>;

/** The row of an operation, with the optional columns visible. */
export function operationRow(id: OperationId): OperationRow {
  return operations[id];
}

/** Whether a name is that of an operation. */
export function isOperationId(name: string): name is OperationId {
  return Object.hasOwn(operations, name);
}
