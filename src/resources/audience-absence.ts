import { documentedSeconds, parseQuery } from "../query/index.ts";
import { walkQuery } from "../query/walk.ts";
import { getAt } from "../values/pointer.ts";
import type { JsonObject, JsonValue } from "../values/json.ts";
import type { LeftOut } from "./field-rule.ts";

/** The identifiers that count when an audience names none (API.md 2.6). */
export const defaultExternalIds: readonly string[] = ["user_id", "email", "android.idfa", "ios.idfa"];

/** Days that are read back where the query has no window (API.md 2.6). */
const usualBackfillDays = 7;
const secondsPerDay = 86_400;
const windowCalls = new Set(["within", "between", "expires_after"]);

/** The target entity. The field exists for LINKED audiences only; whatever else is answered, no manifest could hold it (API.md 2.2). */
export function targetOfNothing(live: JsonObject): JsonValue | undefined {
  return live["audienceType"] === "LINKED" ? "profile" : getAt(live, "/definition/targetEntity");
}

/** An answer without the target entity: `null` is the server's word for one that is gone (API.md 2.2). */
export function targetLeftOut(live: JsonObject): LeftOut {
  return getAt(live, "/definition/targetEntity") === null ? { note: "plan-target-removed" } : {};
}

/** The identifiers. An empty list of them cannot be declared. */
export function identifiersOfNothing(live: JsonObject): JsonValue {
  const listed = getAt(live, "/options/filterByExternalIds");
  return Array.isArray(listed) && listed.length === 0 ? [] : [...defaultExternalIds];
}

/** The days of backfill. What no manifest could declare is left out as well. */
export function backfillOfNothing(live: JsonObject): JsonValue | undefined {
  const days = getAt(live, "/options/backfillEventDataDays");
  return typeof days === "number" && Number.isSafeInteger(days) && days > 0 ? defaultBackfillDays(live) : days;
}

/** The largest event window in days, or 7 where there is none (API.md 2.6); unknown unless it is plain to see. */
function defaultBackfillDays(live: JsonObject): number | undefined {
  const text = getAt(live, "/definition/query");
  const { tree, findings } = parseQuery(typeof text === "string" ? text : "");
  if (!tree || findings.some(({ severity }) => severity === "error")) return undefined;
  const windows: (number | undefined)[] = [];
  walkQuery(tree, {
    call: (call) => {
      const { name, args, prefix } = call;
      if (!windowCalls.has(name)) return;
      // Whether a window from the event around it is one of these is open.
      const isPlain = name === "within" && args.length === 1 && !prefix;
      const seconds = isPlain ? documentedSeconds(call, args[0]) : undefined;
      const days = seconds === undefined ? undefined : seconds / secondsPerDay;
      windows.push(days !== undefined && Number.isSafeInteger(days) ? days : undefined);
    },
  });
  return windows.reduce<number | undefined>(
    (largest, days) => (largest === undefined || days === undefined ? undefined : Math.max(largest, days)),
    windows.length === 0 ? usualBackfillDays : 0,
  );
}
