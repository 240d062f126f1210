import { durationSeconds, type CallNode } from "../../query/index.ts";
import type { JsonValue } from "../../values/json.ts";
import { readInstant } from "../instants.ts";
import { dayMs, hourMs } from "../instants.ts";
import { operandOfLiteral } from "../operands.ts";

/** What nobody compares to: a text that is in no query. */
const anyText = "something else";

/** Values on both sides of what a comparison compares to: such that pass, and such that just do not. */
export function nearValues({ name, args }: CallNode, nowMs: number): JsonValue[] {
  const values = args.flatMap((argument): JsonValue[] => {
    if (argument.type === "duration") return datesNear(argument.amount, argument.unit, nowMs);
    const plain = argument.type === "chain" && argument.head.name === "literal" ? argument.head.args[0] : argument;
    if (plain?.type !== "literal") return ["a", "b", 1, 2, 3];
    const value = operandOfLiteral(plain, true)?.value;
    if (value === undefined) return [];
    if (typeof value === "number") return numbersNear(value);
    if (plain.kind === "timestamp" && name !== "equals") return instantsNear(plain.value);
    return typeof value === "string" ? textsNear(name, value) : [value, !value];
  });
  return [...values, anyText];
}

/** A number, and the next ones on both sides that are easily read. */
function numbersNear(value: number): number[] {
  // A step of one is lost in the digits of what is larger than this.
  if (Math.abs(value) >= Number.MAX_SAFE_INTEGER) return [value, value * 2, value / 2].filter(Number.isFinite);
  return Number.isInteger(value) ? [value, value + 1, value - 1] : [value, Math.ceil(value), Math.floor(value)];
}

function textsNear(name: string, text: string): JsonValue[] {
  if (name === "before_date" || name === "after_date") return instantsNear(text);
  if (name === "starts_with") return [text, `${text} and more`];
  if (name === "ends_with") return [text, `more and ${text}`];
  return name === "contains" || name === "omits" ? [text, `more than ${text} alone`] : [text];
}

/** Two days before and after an instant. */
function instantsNear(text: string): JsonValue[] {
  const instant = readInstant(text);
  return instant ? [-2, 2].map((days) => new Date(instant.ms + days * dayMs).toISOString()) : [];
}

/** Dates before and after today or now, clear of the day that a border falls on. */
function datesNear(amount: string, unit: string, nowMs: number): JsonValue[] {
  const lengthMs = (durationSeconds(amount, unit) ?? 0) * 1000;
  if (lengthMs === 0) return [];
  const marginMs = lengthMs < 2 * dayMs ? 2 * hourMs : 2 * dayMs;
  return [-1, 1].flatMap((sign) =>
    [lengthMs / 2, lengthMs - marginMs, lengthMs + marginMs].map((farMs) =>
      new Date(Math.round(nowMs + sign * farMs)).toISOString(),
    ),
  );
}
