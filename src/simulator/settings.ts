/**
 * What the simulator does where the API's behaviour is not documented, plus a few switches to act situations out.
 * Each is explained in its row of `settingRows`. Durations are in API seconds: real seconds divided by the time scale.
 */
export interface SimulatorSettings {
  lockErrorStatus: 409 | 422;
  lockSeconds: number;
  locksOn: "definition-and-options" | "any";
  deleteWhileLocked: "refuse" | "allow";
  computeSeconds: number;
  enabledDefault: boolean;
  nameCollision: "suffix" | 409 | 422;
  deletedKeyReuse: boolean;
  deleteWithDependants: "allow" | 409;
  cadenceFlip: 422 | 409 | "accept";
  anonymousIdPatch: "refuse" | "accept";
  emptyDescription: "refuse" | "accept";
  optionsPatch: "merge" | "replace";
  backfillWithoutHistory: "refuse" | "drop";
  queryEcho: "verbatim" | "normalised";
  audienceQuota: number;
  listLagSeconds: number;
  hiddenFromList: number;
  paginationEnds: "null" | "absent";
  strictMediaTypes: boolean;
  bracketPagination: boolean;
  unknownQuery: "refuse" | "ignore";
  tokenAccess: "full" | "read" | "none";
  rateLimits: boolean;
  defaultRateLimit: number;
  retryAfterHeader: boolean;
}

/** What a setting may be: one of a list, a whole number from 0, or a duration in API seconds from 0. */
export type AllowedValues<Value> = readonly Value[] | "whole number" | "seconds";

/** One setting: its default, what else it may be, what it decides, and why it is a setting. */
export interface SettingRow<Value> {
  default: Value;
  allowed: AllowedValues<Value>;
  /** What it decides. */
  about: string;
  /** The place in `facts.md`, and what is known there. */
  reason: string;
}

const eitherWay = [true, false] as const;

/** Every setting. */
export const settingRows: { readonly [Name in keyof SimulatorSettings]: SettingRow<SimulatorSettings[Name]> } = {
  lockErrorStatus: {
    default: 409,
    allowed: [409, 422],
    about: "status of a PATCH or DELETE of a locked audience",
    reason: "2.6: not documented; 409 fits the status table",
  },
  lockSeconds: {
    default: 5,
    allowed: "seconds",
    about: "how long an edit locks an audience",
    reason: "2.6: locked until the changes are incorporated; the length is not documented",
  },
  locksOn: {
    default: "definition-and-options",
    allowed: ["definition-and-options", "any"],
    about: "which fields of a PATCH lock the audience, even when they change nothing",
    reason: "2.6: not documented",
  },
  deleteWhileLocked: {
    default: "refuse",
    allowed: ["refuse", "allow"],
    about: "whether a locked audience refuses DELETE as it refuses PATCH",
    reason: "2.6: locked from edits; whether that covers deletion is not documented, so the stricter reading",
  },
  computeSeconds: {
    default: 10,
    allowed: "seconds",
    about: "time from creation or enabling to Live: half of it Preparing, half Computing",
    reason: "2.6: the order of states is documented, their length is not",
  },
  enabledDefault: {
    default: true,
    allowed: eitherWay,
    about: "`enabled` of an audience created without it",
    reason: "2.2: not documented",
  },
  nameCollision: {
    default: "suffix",
    allowed: ["suffix", 409, 422],
    about: "a name or key that is taken: add a number to the key, or refuse the create or rename",
    reason: "2.4: not documented",
  },
  deletedKeyReuse: {
    default: true,
    allowed: eitherWay,
    about: "whether the key of a deleted audience may be given out again",
    reason: "2.4: warned against; what the server does is not documented",
  },
  deleteWithDependants: {
    default: "allow",
    allowed: ["allow", 409],
    about: "DELETE of an audience that another audience's query refers to",
    reason: "2.8: not documented",
  },
  cadenceFlip: {
    default: 422,
    allowed: [422, 409, "accept"],
    about: "PATCH of a query that turns a real-time audience into a batch one or back",
    reason: "2.3: said to be impossible; what PATCH answers is not documented",
  },
  anonymousIdPatch: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about: "PATCH that adds anonymous_id to filterByExternalIds (422 when refused)",
    reason: "2.5: said to need a new audience, yet the field can be patched; outcome not documented",
  },
  emptyDescription: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about: 'POST or PATCH of description "" (422 when refused)',
    reason: '2.9: two tools never send ""; the error is not quoted',
  },
  optionsPatch: {
    default: "merge",
    allowed: ["merge", "replace"],
    about: "whether options left out of a PATCHed `options` object are kept",
    reason: "2.2: not documented",
  },
  backfillWithoutHistory: {
    default: "refuse",
    allowed: ["refuse", "drop"],
    about: "backfillEventDataDays sent while includeHistoricalData is false",
    reason: "2.5: includeHistoricalData must be true; what happens otherwise is not documented",
  },
  queryEcho: {
    default: "verbatim",
    allowed: ["verbatim", "normalised"],
    about: "whether reads fold white space of the query, outside of its strings, into single spaces",
    reason: "3.5: not documented",
  },
  audienceQuota: {
    default: 0,
    allowed: "whole number",
    about: "audiences a space may hold, 0 for no quota; one more is a 422",
    reason: "2.7: 100 on two plans; per what, and the error, are not documented",
  },
  listLagSeconds: {
    default: 0,
    allowed: "seconds",
    about: "how long after a write lists still show the state before it",
    reason: "9.19: not documented",
  },
  hiddenFromList: {
    default: 0,
    allowed: "whole number",
    about: "how many of the newest objects the lists of a space leave out while still counting them in totalEntries",
    reason: "4.5: one tool saw silently short lists (of connections)",
  },
  paginationEnds: {
    default: "null",
    allowed: ["null", "absent"],
    about: "`next` of the last page and `previous` of the first",
    reason: "1.4: the sample shows null, the model says left out",
  },
  strictMediaTypes: {
    default: false,
    allowed: eitherWay,
    about: "406 and 415 for media types that the operation does not list",
    reason: "1.2: sources disagree",
  },
  bracketPagination: {
    default: false,
    allowed: eitherWay,
    about: "whether pagination[count] is taken for pagination.count",
    reason: "1.4: dotted is documented; sources disagree on the other",
  },
  unknownQuery: {
    default: "refuse",
    allowed: ["refuse", "ignore"],
    about: "query parameters that the operation does not have (422 when refused)",
    reason: "1.3: unknown keys of inputs are refused; whether that covers query parameters is not documented",
  },
  tokenAccess: {
    default: "full",
    allowed: ["full", "read", "none"],
    about: "what any token may do; the rest is answered 401",
    reason: "not about the API: acts out a token that is revoked or may only read",
  },
  rateLimits: {
    default: true,
    allowed: eitherWay,
    about: "whether limits are enforced; when not, the rate-limit headers are left out too",
    reason: "not about the API: lets tests with thousands of requests through",
  },
  defaultRateLimit: {
    default: 1000,
    allowed: "whole number",
    about: "requests a minute of operations without a published limit",
    reason: "1.5: the default exists and is not published",
  },
  retryAfterHeader: {
    default: true,
    allowed: eitherWay,
    about: "whether a 429 carries Retry-After",
    reason: "1.5: not in the vendor's page; one client relies on it",
  },
};

/** A complete set: the given values over the defaults. The result may be changed while the simulator runs. */
export function completeSettings(given: Partial<SimulatorSettings> = {}): SimulatorSettings {
  const defaults = Object.fromEntries(Object.entries(settingRows).map(([name, row]) => [name, row.default]));
  return { ...(defaults as unknown as SimulatorSettings), ...given };
}
