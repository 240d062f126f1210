import { eitherWay, type SettingRows } from "./setting-row.ts";

/** Audiences and computed traits. Explained row by row in `computationSettingRows`. */
export interface ComputationSettings {
  lockErrorStatus: 409 | 422;
  lockSeconds: number;
  locksOn: "definition-and-options" | "any";
  deleteWhileLocked: "refuse" | "allow";
  computeSeconds: number;
  editDuringBackfill: "accept" | "stuck";
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
  invalidQuery: "refuse" | "accept";
  querySense: "refuse" | "syntax";
  deleteWithConnections: "cascade" | 409;
  traitLockStatus: "Computing" | "Locked";
  traitTypePatch: 422 | "accept";
}

/** The rows of `ComputationSettings`. */
export const computationSettingRows: SettingRows<ComputationSettings> = {
  lockErrorStatus: {
    default: 409,
    allowed: [409, 422],
    about: "status of a PATCH or DELETE of a locked audience or computed trait",
    reason: "API.md 2.9: not documented; 409 fits the status table",
  },
  lockSeconds: {
    default: 5,
    allowed: "seconds",
    about: "how long an edit locks an audience or computed trait",
    reason: "API.md 2.9: locked until the changes are incorporated; the length is not documented",
  },
  locksOn: {
    default: "definition-and-options",
    allowed: ["definition-and-options", "any"],
    about: "which fields of a PATCH lock the audience or trait, even when they change nothing",
    reason: "API.md 2.9: not documented",
  },
  deleteWhileLocked: {
    default: "refuse",
    allowed: ["refuse", "allow"],
    about: "whether a locked audience or trait refuses DELETE as it refuses PATCH",
    reason: "API.md 2.9: locked from edits; whether that covers deletion is not documented, so the stricter reading",
  },
  computeSeconds: {
    default: 10,
    allowed: "seconds",
    about: "time from creation or enabling to Live: half of it Preparing, half Computing",
    reason: "API.md 2.8: the order of states is documented, their length is not",
  },
  editDuringBackfill: {
    default: "accept",
    allowed: ["accept", "stuck"],
    about: "whether a PATCH of an audience before its first Live is taken like any other, or locks it for good",
    reason:
      "API.md 2.9: advised against, and reported to lock for good; which edits do so, and when, is not documented",
  },
  enabledDefault: {
    default: true,
    allowed: eitherWay,
    about: "`enabled` of anything created without it",
    reason: "API.md 2.3: not documented",
  },
  nameCollision: {
    default: "suffix",
    allowed: ["suffix", 409, 422],
    about: "a name or key that an audience or trait has: add a number to the key, or refuse the create or rename",
    reason: "API.md 2.4: not documented",
  },
  deletedKeyReuse: {
    default: true,
    allowed: eitherWay,
    about: "whether the key of a deleted audience or trait may be given out again",
    reason: "API.md 2.4: warned against; what the server does is not documented",
  },
  deleteWithDependants: {
    default: "allow",
    allowed: ["allow", 409],
    about: "DELETE of an audience or trait that another one's query refers to",
    reason: "API.md 2.10: not documented",
  },
  cadenceFlip: {
    default: 422,
    allowed: [422, 409, "accept"],
    about: "PATCH of a query that turns a real-time audience or trait into a batch one or back",
    reason: "API.md 2.7: said to be impossible; what PATCH answers is not documented",
  },
  anonymousIdPatch: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about: "PATCH that adds anonymous_id to filterByExternalIds (422 when refused)",
    reason: "API.md 2.6: said to need a new audience, yet the field can be patched; outcome not documented",
  },
  emptyDescription: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about: 'POST or PATCH of description "" of an audience or trait (422 when refused)',
    reason: 'API.md 2.5: two tools never send ""; the error is not quoted',
  },
  optionsPatch: {
    default: "merge",
    allowed: ["merge", "replace"],
    about: "whether options left out of a PATCHed `options` object are kept",
    reason: "API.md 2.3: not documented",
  },
  backfillWithoutHistory: {
    default: "refuse",
    allowed: ["refuse", "drop"],
    about: "backfillEventDataDays sent while includeHistoricalData is false",
    reason: "API.md 2.6: includeHistoricalData must be true; what happens otherwise is not documented",
  },
  queryEcho: {
    default: "verbatim",
    allowed: ["verbatim", "normalised"],
    about: "whether reads fold white space of the query, outside of its strings, into single spaces",
    reason: "API.md 4.6: not documented",
  },
  audienceQuota: {
    default: 0,
    allowed: "whole number",
    about: "audiences a space may hold, 0 for no quota; one more is a 422",
    reason: "API.md 2.11: 100 on two plans; per what, and the error, are not documented",
  },
  invalidQuery: {
    default: "refuse",
    allowed: ["refuse", "accept"],
    about: "a query that cannot be read, of an audience or a computed trait (422 with the first mistake when refused)",
    reason: "API.md 4.7: not documented; only the page on the query language says what is valid",
  },
  querySense: {
    default: "refuse",
    allowed: ["refuse", "syntax"],
    about: "whether a query that can be read, and that the page on the query language rules out, is a 422",
    reason: "API.md 4.7: the page says what is valid; how much of it the API checks is not documented",
  },
  deleteWithConnections: {
    default: "cascade",
    allowed: ["cascade", 409],
    about: "DELETE of an audience that has connections or activations: they go with it, or it is refused",
    reason: "API.md 2.10: not documented",
  },
  traitLockStatus: {
    default: "Computing",
    allowed: ["Computing", "Locked"],
    about: "`status` of a computed trait while an edit locks it",
    reason: "API.md 6.1: edits lock, yet Locked is not among the values of the field",
  },
  traitTypePatch: {
    default: 422,
    allowed: [422, "accept"],
    about: "PATCH of a computed trait with another `definition.type`",
    reason: "API.md 6.1: the type has to be sent again; whether it may change is not documented",
  },
};
