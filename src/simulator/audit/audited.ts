import type { operations } from "../../segment/operations.ts";

/** An operation that changes something. */
export type WriteOperationId = {
  [Id in keyof typeof operations]: (typeof operations)[Id]["method"] extends "GET" ? never : Id;
}[keyof typeof operations];

/** What the trail says of an operation. */
export interface AuditRow {
  /** In the words of the trail. */
  type: string;
  resourceType: string;
  /** Whether it is about a part of an audience, which the trail has by the setting `auditParts` only. */
  part?: true;
  /**
   * Where the object is that it is about: in the answer under a key, or in a collection of the space before it was changed,
   * with its id in a parameter of the path.
   */
  object:
    | { answer: string }
    | { collection: "activations" | "audiences" | "connections" | "filters" | "schedules" | "traits"; id: string };
}

/**
 * What each operation that changes something leaves in the trail; the types are those that the texts of the operations
 * name, and ours for parts (API.md 7.6). Those without a row leave nothing.
 */
export const audited: Readonly<Record<WriteOperationId, AuditRow | "nothing">> = {
  createAudience: { type: "Audience Created", resourceType: "Audience", object: { answer: "audience" } },
  updateAudienceForSpace: { type: "Audience Modified", resourceType: "Audience", object: { answer: "audience" } },
  removeAudienceFromSpace: {
    type: "Audience Deleted",
    resourceType: "Audience",
    object: { collection: "audiences", id: "id" },
  },
  createAudiencePreview: {
    type: "Audience Preview Created",
    resourceType: "Audience",
    object: { answer: "audiencePreview" },
  },
  forceExecuteAudienceRun: {
    type: "Audience Run Forced",
    resourceType: "Audience",
    object: { collection: "audiences", id: "audienceId" },
  },
  createComputedTrait: {
    type: "Computed Trait Created",
    resourceType: "Computed Trait",
    object: { answer: "computedTrait" },
  },
  updateComputedTraitForSpace: {
    type: "Computed Trait Modified",
    resourceType: "Computed Trait",
    object: { answer: "computedTrait" },
  },
  removeComputedTraitFromSpace: {
    type: "Computed Trait Deleted",
    resourceType: "Computed Trait",
    object: { collection: "traits", id: "id" },
  },
  createFilterForSpace: { type: "Filter Created", resourceType: "Filter", object: { answer: "filter" } },
  updateFilterById: { type: "Filter Updated", resourceType: "Filter", object: { answer: "filter" } },
  deleteFilterById: { type: "Filter Deleted", resourceType: "Filter", object: { collection: "filters", id: "id" } },
  addAudienceScheduleToAudience: {
    type: "Audience Schedule Created",
    resourceType: "Audience Schedule",
    part: true,
    object: { answer: "audienceSchedule" },
  },
  updateAudienceScheduleForAudience: {
    type: "Audience Schedule Modified",
    resourceType: "Audience Schedule",
    part: true,
    object: { answer: "audienceSchedule" },
  },
  removeAudienceScheduleFromAudience: {
    type: "Audience Schedule Deleted",
    resourceType: "Audience Schedule",
    part: true,
    object: { collection: "schedules", id: "scheduleId" },
  },
  addDestinationToAudience: {
    type: "Integration Created",
    resourceType: "Integration",
    part: true,
    object: { answer: "connection" },
  },
  updateDestinationForAudience: {
    type: "Integration Modified",
    resourceType: "Integration",
    part: true,
    object: { collection: "connections", id: "destinationId" },
  },
  removeDestinationFromAudience: {
    type: "Integration Deleted",
    resourceType: "Integration",
    part: true,
    object: { collection: "connections", id: "destinationId" },
  },
  addActivationToAudience: {
    type: "Activation Created",
    resourceType: "Activation",
    part: true,
    object: { answer: "activation" },
  },
  updateActivationForAudience: {
    type: "Activation Modified",
    resourceType: "Activation",
    part: true,
    object: { answer: "activation" },
  },
  removeActivationFromAudience: {
    type: "Activation Deleted",
    resourceType: "Activation",
    part: true,
    object: { collection: "activations", id: "id" },
  },
  batchQueryMessagingSubscriptionsForSpace: "nothing",
  replaceMessagingSubscriptionsInSpaces: "nothing",
  createDownload: "nothing",
};
