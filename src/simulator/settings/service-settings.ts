import { eitherWay, type SettingRows } from "./setting-row.ts";

/** Lists, media types, tokens and limits: what all operations share. Explained row by row in `serviceSettingRows`. */
export interface ServiceSettings {
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

/** The rows of `ServiceSettings`. */
export const serviceSettingRows: SettingRows<ServiceSettings> = {
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
