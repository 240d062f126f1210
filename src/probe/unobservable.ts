import type { SettingName } from "./finding.ts";

/** Settings that no probe can tell apart, each with the reason. A test holds that every other setting is settled by a probe. */
export const unobservable: Readonly<Partial<Record<SettingName, string>>> = {
  editDuringBackfill: "whoever tries it may lock an audience for good",
  audienceQuota: "it shows only when a space is full, and a probe makes at most twelve objects",
  undecidedMembers: "it shows only in who is a member, and no object of a probe can have one",
  historicalBy: "it shows only in who is a member, and no object of a probe can have one",
  anonymousUsers: "it shows only in who has a computed trait, and nobody has one of a probe",
  disabledAudience: "it shows only in who is a member, and no object of a probe can have one",
  traitOwner: "it shows only in who is a member, and no object of a probe can have one",
  wrongCalls: "it shows only in calls of the tracking API, and a probe sends none",
  resyncSeconds: "a probe never asks for a resync, which sends whole audiences",
  filterLimitStatus: "it shows only at the eleventh filter of a space, and a probe makes at most two",
  retryAfterHeader: "it shows only when a limit is exceeded, and a probe stays at half of every limit",
  schemaPageEventName: "it shows only in a space that gets page calls, and a probe sends no events",
  schemaNestedProperties: "it shows only in a space that gets properties within others, and a probe sends no events",
  schemaDelaySeconds: "it shows only when events arrive, and a probe sends none",
  volumesDelaySeconds: "it shows only when events arrive, and a probe sends none",
  auditRetentionDays: "it shows only in a workspace that is older than the trail",
  pageDelaySeconds: "it is not about the API: the time of an answer has many causes",
  neighbourShare: "it is not about the API: what else uses the token now says nothing of later",
  neighbourTiming: "it is not about the API: what else uses the token now says nothing of later",
  failureRate: "it is not about the API: a probe waits until failures have passed",
  failureSeed: "it is not about the API: a probe waits until failures have passed",
  failureKinds: "it is not about the API: a probe waits until failures have passed",
  failureStreak: "it is not about the API: a probe waits until failures have passed",
};

/** Single values that a probe does not tell, although it tells other ones of the setting, each with the reason. */
export const unobservableValues: readonly (readonly [name: SettingName, value: string | boolean, because: string])[] = [
  ["tokenAccess", "none", "a token that is refused finds no space, so there is nothing to probe"],
  ["rateLimits", false, "answers without limits may be of an API that has limits and does not tell them"],
];
