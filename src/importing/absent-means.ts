import { parseQuery } from "../query/index.ts";
import { durationSeconds } from "../query/units.ts";
import { walkQuery } from "../query/walk.ts";
import { DEFAULT_EXTERNAL_IDS } from "../resources/audience.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import type { JsonObject, JsonValue } from "../values/json.ts";

/** A field that has to stand beside another, with this value, or neither can. */
export interface Companion {
  pointer: Pointer;
  value: JsonValue;
}

/** What a manifest without a field amounts to. `undefined` where that is not certain. */
type AbsentMeans = (live: JsonObject) => JsonValue | undefined;

interface AbsenceRow {
  means: AbsentMeans;
  needs?: Companion;
}

/** Days that are read back where the query has no window (API.md 2.6). */
const usualBackfillDays = 7;
const secondsPerDay = 86_400;
const windowCalls = new Set(["within", "between", "expires_after"]);

/**
 * Fields that the server fills in by itself, by kind. A live value that equals what absence means is not imported. Kinds
 * and fields without a row are always written.
 */
export const absenceRows: Readonly<Record<string, Readonly<Record<Pointer, AbsenceRow>>>> = {
  ComputedTrait: {
    "/description": { means: () => "" },
    "/options/includeHistoricalData": { means: () => false },
    "/options/includeAnonymousUsers": { means: () => false },
    "/options/backfillDurationDays": {
      means: () => undefined,
      needs: { pointer: "/options/includeHistoricalData", value: true },
    },
  },
  SpaceFilter: { "/description": { means: () => "" } },
  Destination: {
    // An empty list and empty settings cannot be declared (API.md 5.5).
    "/idSyncConfiguration": { means: (live) => emptyAt(live, "/idSyncConfiguration") },
    "/connectionSettings": { means: (live) => emptyAt(live, "/connectionSettings") },
  },
  Activation: {
    "/displayName": { means: () => "" },
    "/personalization/profile/properties": { means: () => [] },
    "/personalization/profile/mapping": { means: () => ({}) },
    "/personalization/entities": { means: () => [] },
    "/personalization/syncEntityPropertyChanges": { means: () => false },
    "/destinationMapping/settings": { means: (live) => emptyAt(live, "/destinationMapping/settings") },
  },
  Audience: {
    "/description": { means: () => "" },
    "/definition/targetEntity": {
      // The field exists for LINKED audiences only; whatever else is answered, no manifest could hold it (API.md 2.2).
      means: (live) => (live["audienceType"] === "LINKED" ? "profile" : getAt(live, "/definition/targetEntity")),
    },
    "/options/includeHistoricalData": { means: () => false },
    "/options/filterByExternalIds": {
      // An empty list cannot be declared.
      means: (live) => (isEmptyList(getAt(live, "/options/filterByExternalIds")) ? [] : [...DEFAULT_EXTERNAL_IDS]),
    },
    "/options/backfillEventDataDays": {
      means: (live) => {
        const days = getAt(live, "/options/backfillEventDataDays");
        return typeof days === "number" && Number.isSafeInteger(days) && days > 0 ? defaultBackfillDays(live) : days;
      },
      // "includeHistoricalData must be set to true" (API.md 2.6).
      needs: { pointer: "/options/includeHistoricalData", value: true },
    },
  },
};

/** The largest event window in days, or 7 where there is none (API.md 2.6); unknown unless it is plain to see. */
function defaultBackfillDays(live: JsonObject): number | undefined {
  const text = getAt(live, "/definition/query");
  const { tree, findings } = parseQuery(typeof text === "string" ? text : "");
  if (!tree || findings.some(({ severity }) => severity === "error")) return undefined;
  const windows: (number | undefined)[] = [];
  walkQuery(tree, {
    call: ({ name, args: [first, ...more] }) => {
      if (!windowCalls.has(name)) return;
      const plain = name === "within" && more.length === 0 && first?.type === "duration" ? first : undefined;
      const days = plain && (durationSeconds(plain.amount, plain.unit) ?? Number.NaN) / secondsPerDay;
      windows.push(days !== undefined && Number.isSafeInteger(days) ? days : undefined);
    },
  });
  return windows.reduce<number | undefined>(
    (largest, days) => (largest === undefined || days === undefined ? undefined : Math.max(largest, days)),
    windows.length === 0 ? usualBackfillDays : 0,
  );
}

/** The value of a field when there is nothing in it. */
function emptyAt(live: JsonObject, pointer: Pointer): JsonValue | undefined {
  const value = getAt(live, pointer);
  return typeof value === "object" && value !== null && Object.keys(value).length === 0 ? value : undefined;
}

function isEmptyList(value: JsonValue | undefined): boolean {
  return Array.isArray(value) && value.length === 0;
}
