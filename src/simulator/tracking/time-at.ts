import type { JsonObject } from "../../values/json.ts";
import { refuse } from "../refusal.ts";

/** ISO 8601 with a zone: other texts are instants for some programs and not for others. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * When a call says that it happened, as ISO 8601 in UTC; `undefined` when it does not say.
 *
 * Throws a 400 `Refusal` of what is no such instant.
 */
export function timeAt({ timestamp }: JsonObject): string | undefined {
  if (timestamp === undefined) return undefined;
  const atMs = typeof timestamp === "string" && instant.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  const text = Number.isNaN(atMs) ? "" : new Date(atMs).toISOString();
  // Years of more than four digits could not be read again from a state file.
  if (!/^\d{4}-/.test(text)) throw refuse(400, "timestamp has to be an ISO 8601 instant with a zone.", "timestamp");
  return text;
}
