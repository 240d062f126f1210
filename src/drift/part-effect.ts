import { destinationName } from "../plan/destinations/destination-name.ts";
import { isSink } from "../plan/order/graph-role.ts";
import type { DriftedField, DriftedPart } from "./drift.ts";
import { mayMoveMembers } from "./worst-first.ts";

/** Rows that decide to which place members are sent, such as an ad account. */
const PLACES = "connectionSettings";

/**
 * What the way of an audience to a destination does now, as it is in the space: to follow what became of it, without a full stop.
 * `undefined` where another text says it, and of schedules.
 */
export function partEffect(part: DriftedPart): string | undefined {
  const { difference, kind, fields, impact } = part;
  const [way] = impact.destinations ?? [];
  if (!way) return undefined;
  const to = destinationName(way) ?? way.id;
  if (difference === "missing") return isSink(kind) ? undefined : `it sends nobody to ${to} now`;
  const off = fields.find(({ pointer }) => pointer === "/enabled");
  if (difference === "fields" && off?.live === false) return `it is off and sends nobody to ${to} now`;
  // What is sent only once a plan is applied is not sent as it is.
  if (way.sends === "never" || way.sends === "after") return `it sends nobody to ${to} now`;
  const sends = `${way.sends === "now" ? "sends" : "may send"} members to ${to} now`;
  if (difference === "undeclared") return `it ${sends}`;
  if (off) return `it is on and ${sends}`;
  if (!mayMoveMembers(part)) return undefined;
  const place = fields.some(({ field }) => isBelow(field, PLACES)) ? ", perhaps to another place than declared" : "";
  return `it ${sends} with the settings that are live${place}`;
}

function isBelow(field: DriftedField["field"], row: string): boolean {
  return field === row || field.startsWith(`${row}.`);
}

/** Whether a part that differs decides who is sent somewhere now, or would be as declared. */
export function reachesDestination(part: DriftedPart): boolean {
  const [way] = part.impact.destinations ?? [];
  return way !== undefined && way.sends !== "never" && (part.difference !== "fields" || mayMoveMembers(part));
}
