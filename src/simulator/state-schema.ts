import { stateFormatVersion } from "./state.ts";

const text = { type: "string" };
const name = { type: "string", minLength: 1 };
// An instant that `Date.parse` reads; a damaged one would make every comparison with the clock false.
const instant = { type: "string", pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` };

const options = {
  type: "object",
  properties: {
    includeHistoricalData: { type: "boolean" },
    filterByExternalIds: { type: "array", items: text },
    backfillEventDataDays: { type: "number" },
  },
  additionalProperties: false,
};

const audience = closedObject(
  {
    id: name,
    key: name,
    name,
    description: text,
    enabled: { type: "boolean" },
    audienceType: { enum: ["USERS", "ACCOUNTS", "LINKED"] },
    query: name,
    options,
    createdBy: text,
    updatedBy: text,
    createdAt: instant,
    updatedAt: instant,
    computingSince: instant,
  },
  { targetEntity: { type: ["string", "null"] }, lockedSince: instant },
);

const space = closedObject(
  {
    id: name,
    slug: text,
    name: text,
    audiences: { type: "array", items: audience },
    deletedKeys: { type: "array", items: text },
  },
  {},
);

/** JSON Schema of `SimulatorState`, for files that people may have edited. */
export const stateSchema = closedObject(
  { formatVersion: { const: stateFormatVersion }, spaces: { type: "array", items: space } },
  {},
);

function closedObject(required: Record<string, object>, optional: Record<string, object>): Record<string, unknown> {
  return {
    type: "object",
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}
