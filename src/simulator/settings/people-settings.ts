import type { SettingRows } from "./setting-row.ts";

/** Who is in an audience, in a space that holds people. Explained row by row in `peopleSettingRows`. */
export interface PeopleSettings {
  undecidedMembers: "out" | "in";
  historicalBy: "received" | "happened";
  backfillDays: "always" | "real-time" | "never";
  parentWindows: "left-out" | "counted";
  previewHistory: "included" | "as-needed";
  anonymousUsers: "as-audiences" | "no-user-id";
  disabledAudience: "stale" | "absent";
  traitOwner: "account" | "any-user";
  wrongCalls: "drop" | "refuse";
}

/** The rows of `PeopleSettings`. */
export const peopleSettingRows: SettingRows<PeopleSettings> = {
  undecidedMembers: {
    default: "out",
    allowed: ["out", "in"],
    about: "whether a person of whom no documentation decides whether the query holds counts as a member",
    reason: "API.md 4.9: every open point of the query language; only in a space that holds people",
  },
  historicalBy: {
    default: "received",
    allowed: ["received", "happened"],
    about:
      "whether an event is from before an audience or trait was made by when it was received or by when it happened",
    reason: "API.md 2.6: data from before the creation; by which of the two times is not documented",
  },
  backfillDays: {
    default: "always",
    allowed: ["always", "real-time", "never"],
    about:
      "for which audiences and previews backfillEventDataDays applies; the others are answered without it, and all data counts",
    reason: "API.md 2.6: said to be on a best-effort basis; where it does not apply is not documented",
  },
  parentWindows: {
    default: "left-out",
    allowed: ["left-out", "counted"],
    about:
      "whether a window after parent: is one of those of which the largest is the default of backfillEventDataDays; without any, the default is 7 days",
    reason:
      "API.md 2.6: the default is the largest event window; whether a window of a funnel is one is not documented",
  },
  previewHistory: {
    default: "included",
    allowed: ["included", "as-needed"],
    about: "whether every preview looks at events from before it, or only one whose query needs them",
    reason: "API.md 3.1: days of events have a default for every preview; whether all of them look back is open",
  },
  anonymousUsers: {
    default: "as-audiences",
    allowed: ["as-audiences", "no-user-id"],
    about:
      "whom a computed trait without includeAnonymousUsers leaves out: who has none of the identifiers that audiences ask for by default, or no user_id",
    reason: "API.md 6.1: who is anonymous is documented for audiences only",
  },
  disabledAudience: {
    default: "stale",
    allowed: ["stale", "absent"],
    about: "what queries see of an audience or trait that is disabled: what it said when it was disabled, or nothing",
    reason: "API.md 4.9: not documented",
  },
  traitOwner: {
    default: "account",
    allowed: ["account", "any-user"],
    about:
      "whose trait a condition of an account asks for outside of ANY and ALL: that of the account or of one of its users",
    reason: "API.md 4.9: documented is only that ANY and ALL ask the users",
  },
  wrongCalls: {
    default: "drop",
    allowed: ["drop", "refuse"],
    about:
      "a call of the tracking API that Segment would not accept, such as one with an unknown write key: left out though the answer is 200, or refused with 400 and what is wrong",
    reason: "API.md 7.8: success is documented; of unknown write keys it was seen, and of very short ones a 400",
  },
};
