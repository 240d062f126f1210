import { durationSeconds, singularUnit, type ArgumentNode } from "../query/index.ts";

/** A length of time in a query. */
export interface Length {
  readonly ms: number;
  /** Whether it is written in days or weeks, which relative dates count by the calendar. */
  readonly inDays: boolean;
}

/** The length that an argument says; a text says why it is none. */
export function readLength(argument: ArgumentNode | undefined): Length | string {
  if (argument?.type !== "duration") return "a length of time is missing";
  const { amount, unit } = argument;
  const seconds = durationSeconds(amount, unit);
  if (!/^\d+$/.test(amount)) return `${amount} ${unit} is no whole number of hours or days`;
  if (seconds === undefined) return `nothing says how long ${amount} ${unit} are`;
  return { ms: seconds * 1000, inDays: singularUnit(unit) === "day" || singularUnit(unit) === "week" };
}
