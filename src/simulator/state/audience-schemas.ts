import { closedObject, flag, instant, listOf, name, oneOf, text } from "./schema-parts.ts";

const computation = {
  id: name,
  key: name,
  name,
  description: text,
  enabled: flag,
  query: name,
  createdBy: text,
  updatedBy: text,
  createdAt: instant,
  updatedAt: instant,
  computingSince: instant,
};

const optional = {
  failure: oneOf("Failed", "Error"),
  disabledSince: instant,
  sameSince: instant,
  lockedSince: instant,
};

const audienceOptions = closedObject(
  {},
  { includeHistoricalData: flag, filterByExternalIds: listOf(text), backfillEventDataDays: { type: "number" } },
);

const traitOptions = closedObject(
  {},
  { includeHistoricalData: flag, includeAnonymousUsers: flag, backfillDurationDays: { type: "number" } },
);

/** JSON Schema of `StoredAudience`. */
export const audienceSchema = closedObject(
  { ...computation, audienceType: oneOf("USERS", "ACCOUNTS", "LINKED"), options: audienceOptions },
  {
    ...optional,
    targetEntity: { type: ["string", "null"] },
    startedAt: instant,
    computedBefore: { const: true },
    stuckSince: instant,
  },
);

/** JSON Schema of `StoredTrait`. */
export const traitSchema = closedObject(
  { ...computation, type: oneOf("USERS", "ACCOUNTS"), options: traitOptions },
  optional,
);
