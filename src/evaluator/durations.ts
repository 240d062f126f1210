import { documentedSeconds, singularUnit, type ArgumentNode, type CallNode } from "../query/index.ts";
import { nameOf } from "./parts.ts";

/** A length of time in a query. */
export interface Length {
  readonly ms: number;
  /** Whether it is written in days, which relative dates count by the calendar. */
  readonly inDays: boolean;
}

/** The length that an argument of a call says; a text says why nobody knows it. */
export function readLength(call: CallNode, argument: ArgumentNode | undefined): Length | string {
  if (argument?.type !== "duration") return "a length of time is missing";
  const { amount, unit } = argument;
  const seconds = documentedSeconds(call, argument);
  if (!/^\d+$/.test(amount)) return `${amount} ${unit} is no whole number of hours or days`;
  if (seconds === undefined) return `nothing says how long ${amount} ${unit} is in ${nameOf(call)}`;
  return { ms: seconds * 1000, inDays: singularUnit(unit) === "day" };
}
