// Generated from schemas/segment-public-api.openapi.json by `npm run generate`. Do not edit.

import type { Operations } from "./wire.ts";

/**
 * Places in the `data` of each operation's answer that may lack a value or hold `null` instead; `*` stands for any entry
 * of a list.
 */
export const absences: Readonly<Partial<Record<keyof Operations, readonly string[]>>> = {
  addAudienceScheduleToAudience: ["/audienceSchedule/config", "/audienceSchedule/nextExecution"],
  listAudienceSchedulesFromSpaceAndAudience: ["/audienceSchedules/*/config", "/audienceSchedules/*/nextExecution"],
  createAudience: ["/audience/description", "/audience/definition", "/audience/definition/targetEntity", "/audience/status", "/audience/options", "/audience/options/includeHistoricalData", "/audience/options/filterByExternalIds", "/audience/options/backfillEventDataDays"],
  listAudiences: ["/audiences/*/size", "/audiences/*/size/count", "/audiences/*/size/uniqueCount", "/audiences/*/options", "/audiences/*/options/includeHistoricalData", "/audiences/*/options/backfillEventDataDays", "/audiences/*/schedules", "/audiences/*/schedules/*/config", "/audiences/*/schedules/*/nextExecution", "/audiences/*/description", "/audiences/*/definition", "/audiences/*/definition/targetEntity", "/audiences/*/status", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  getAudience: ["/audience/size", "/audience/size/count", "/audience/size/uniqueCount", "/audience/options", "/audience/options/includeHistoricalData", "/audience/options/backfillEventDataDays", "/audience/schedules", "/audience/schedules/*/config", "/audience/schedules/*/nextExecution", "/audience/description", "/audience/definition", "/audience/definition/targetEntity", "/audience/status"],
  updateAudienceForSpace: ["/audience/description", "/audience/definition", "/audience/definition/targetEntity", "/audience/status", "/audience/options", "/audience/options/includeHistoricalData", "/audience/options/filterByExternalIds", "/audience/options/backfillEventDataDays"],
  getAudiencePreview: ["/audiencePreview/definition/targetEntity", "/audiencePreview/options/filterByExternalIds", "/audiencePreview/options/includeHistoricalData", "/audiencePreview/options/backfillEventDataDays", "/audiencePreview/results", "/audiencePreview/results/*/properties", "/audiencePreview/results/*/entities", "/audiencePreview/results/*/profiles", "/audiencePreview/results/*/profiles/*/properties", "/audiencePreview/results/*/profiles/*/mapping", "/audiencePreview/size", "/audiencePreview/size/count", "/audiencePreview/size/uniqueCount", "/audiencePreview/failureReason"],
  getAudienceScheduleFromSpaceAndAudience: ["/audienceSchedule/config", "/audienceSchedule/nextExecution"],
  updateAudienceScheduleForAudience: ["/audienceSchedule/config", "/audienceSchedule/nextExecution"],
  listAudienceConsumersFromSpaceAndAudience: ["/audiences/*/description", "/audiences/*/definition", "/audiences/*/definition/targetEntity", "/audiences/*/status", "/audiences/*/options", "/audiences/*/options/includeHistoricalData", "/audiences/*/options/filterByExternalIds", "/audiences/*/options/backfillEventDataDays", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  addActivationToAudience: ["/activation/displayName", "/activation/personalization/profile/mapping", "/activation/personalization/entities", "/activation/personalization/syncEntityPropertyChanges", "/activation/destinationMapping", "/activation/destinationMapping/settings", "/activation/performResync"],
  addDestinationToAudience: ["/idSyncConfiguration/*/mapTo", "/connectionSettings"],
  listDestinationsFromAudience: ["/connections/*/name", "/connections/*/metadata", "/connections/*/idSyncConfiguration", "/connections/*/idSyncConfiguration/*/mapTo", "/connections/*/connectionSettings", "/pagination", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  getActivationFromAudience: ["/activation/displayName", "/activation/personalization/profile/mapping", "/activation/personalization/entities", "/activation/personalization/syncEntityPropertyChanges", "/activation/destinationMapping", "/activation/destinationMapping/settings", "/activation/performResync"],
  updateActivationForAudience: ["/activation/displayName", "/activation/personalization/profile/mapping", "/activation/personalization/entities", "/activation/personalization/syncEntityPropertyChanges", "/activation/destinationMapping", "/activation/destinationMapping/settings", "/activation/performResync"],
  listActivationsFromAudience: ["/activations/*/displayName", "/activations/*/personalization/profile/mapping", "/activations/*/personalization/entities", "/activations/*/personalization/syncEntityPropertyChanges", "/activations/*/destinationMapping", "/activations/*/destinationMapping/settings", "/activations/*/performResync", "/pagination", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  listSupportedDestinationsFromAudience: ["/pagination", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  updateDestinationForAudience: ["/idSyncConfiguration", "/idSyncConfiguration/*/mapTo", "/connectionSettings"],
  createComputedTrait: ["/computedTrait/description", "/computedTrait/definition", "/computedTrait/status", "/computedTrait/options", "/computedTrait/options/includeHistoricalData", "/computedTrait/options/includeAnonymousUsers", "/computedTrait/options/backfillDurationDays"],
  listComputedTraits: ["/computedTraits/*/description", "/computedTraits/*/definition", "/computedTraits/*/status", "/computedTraits/*/options", "/computedTraits/*/options/includeHistoricalData", "/computedTraits/*/options/includeAnonymousUsers", "/computedTraits/*/options/backfillDurationDays", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  getComputedTrait: ["/computedTrait/description", "/computedTrait/definition", "/computedTrait/status", "/computedTrait/options", "/computedTrait/options/includeHistoricalData", "/computedTrait/options/includeAnonymousUsers", "/computedTrait/options/backfillDurationDays"],
  updateComputedTraitForSpace: ["/computedTrait/description", "/computedTrait/definition", "/computedTrait/status", "/computedTrait/options", "/computedTrait/options/includeHistoricalData", "/computedTrait/options/includeAnonymousUsers", "/computedTrait/options/backfillDurationDays"],
  createFilterForSpace: ["/filter/enabled", "/filter/name", "/filter/description", "/filter/if", "/filter/drop"],
  listFiltersForSpace: ["/filters", "/filters/*/enabled", "/filters/*/name", "/filters/*/description", "/filters/*/if", "/filters/*/drop", "/pagination", "/pagination/current", "/pagination/next", "/pagination/totalEntries"],
  getFilterById: ["/filter/enabled", "/filter/name", "/filter/description", "/filter/if", "/filter/drop"],
  updateFilterById: ["/filter/enabled", "/filter/name", "/filter/description", "/filter/if", "/filter/drop"],
  batchQueryMessagingSubscriptionsForSpace: ["/successes/*/status", "/successes/*/groups", "/successes/*/groups/*/updatedAt", "/successes/*/updatedAt", "/pagination", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  getSpace: ["/space"],
  listSpaces: ["/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  replaceMessagingSubscriptionsInSpaces: ["/successes/*/status", "/successes/*/errors", "/successes/*/groups", "/failures/*/status", "/failures/*/errors", "/failures/*/groups", "/pagination", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  listDestinations: ["/destinations/*/name", "/destinations/*/metadata/actions/*/defaultTrigger", "/pagination", "/pagination/next", "/pagination/previous", "/pagination/totalEntries"],
  getDestination: ["/destination/name", "/destination/metadata/actions/*/defaultTrigger"],
};
