import { eitherWay, type SettingRows } from "./setting-row.ts";

/** Lists, media types, tokens and limits: what all operations share. Explained row by row in `serviceSettingRows`. */
export interface ServiceSettings {
  listLagSeconds: number;
  pageDelaySeconds: number;
  hiddenFromList: number;
  paginationEnds: "null" | "absent";
  optionalFields: "told" | "left-out";
  writes: "stored" | "echoed";
  strictMediaTypes: boolean;
  bracketPagination: boolean;
  unknownQuery: "refuse" | "ignore";
  tokenAccess: "full" | "read" | "none";
  rateLimits: boolean;
  defaultRateLimit: number;
  retryAfterHeader: boolean;
  neighbourShare: number;
  neighbourTiming: "evenly" | "first";
  clockSkewSeconds: number;
}

/** The rows of `ServiceSettings`. */
export const serviceSettingRows: SettingRows<ServiceSettings> = {
  listLagSeconds: {
    default: 0,
    allowed: "seconds",
    about: "how long after a write lists still show the state before it",
    reason: "API.md 1.7: not documented",
  },
  pageDelaySeconds: {
    default: 0,
    allowed: "seconds",
    about: "how long a page of a list takes; a list without pages is one page",
    reason: "not about the API: every service is slow at times, and lists are what is long",
  },
  hiddenFromList: {
    default: 0,
    allowed: "whole number",
    about: "how many of the newest objects the lists of a space leave out while still counting them in totalEntries",
    reason: "API.md 5.9: one tool saw silently short lists (of connections)",
  },
  paginationEnds: {
    default: "null",
    allowed: ["null", "absent"],
    about: "`next` of the last page and `previous` of the first",
    reason: "API.md 1.5: the sample shows null, the model says left out",
  },
  optionalFields: {
    default: "told",
    allowed: ["told", "left-out"],
    about: "fields that reads may leave out or show as null, descriptions and pages aside",
    reason: "API.md 2.1: the definition may be null; when it and the others are left out is not documented",
  },
  writes: {
    default: "stored",
    allowed: ["stored", "echoed"],
    about: "whether a write is stored, or only answered as if it were",
    reason: "not about the API: acts out answers of success without effect",
  },
  strictMediaTypes: {
    default: false,
    allowed: eitherWay,
    about: "406 and 415 for media types that the operation does not list",
    reason: "API.md 1.3: sources disagree",
  },
  bracketPagination: {
    default: false,
    allowed: eitherWay,
    about: "whether pagination[count] is taken for pagination.count",
    reason: "API.md 1.5: dotted is documented; sources disagree on the other",
  },
  unknownQuery: {
    default: "refuse",
    allowed: ["refuse", "ignore"],
    about: "query parameters that the operation does not have (422 when refused)",
    reason: "API.md 1.4: unknown keys of inputs are refused; whether that covers query parameters is not documented",
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
    reason: "API.md 1.6: the default exists and is not published",
  },
  retryAfterHeader: {
    default: true,
    allowed: eitherWay,
    about: "whether a 429 carries Retry-After",
    reason: "API.md 1.6: documented for limits of the token; whether an operation's own limit sends it is open",
  },
  neighbourShare: {
    default: 0,
    allowed: "share from 0 to 1",
    about:
      "which share of every limit, in whole requests, somebody else uses up with the same token; windows then follow one another without a gap",
    reason: "API.md 1.6: limits are per token, and a token may serve several programs",
  },
  neighbourTiming: {
    default: "evenly",
    allowed: ["evenly", "first"],
    about:
      "when that somebody else comes: one every window / (share × limit), the first after half of that; or all at once when a window begins",
    reason:
      "API.md 1.6: as above; evenly leaves a quick client all of the limit, first leaves nobody more than the rest",
  },
  clockSkewSeconds: {
    default: 0,
    allowed: "seconds from -300 to 300",
    about:
      "by how many real seconds, whatever the time scale, the server's clock is fast: in Date, X-RateLimit-Reset and every timestamp",
    reason: "API.md 1.6: the reset is an instant of the server's clock, which need not be the client's",
  },
};
