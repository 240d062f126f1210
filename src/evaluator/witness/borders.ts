import { durationSeconds, type CallNode } from "../../query/index.ts";
import { readInstant } from "../instants.ts";
import { operandOfLiteral } from "../operands.ts";

/** Where the answer of a comparison may turn. */
export interface Borders {
  readonly numbers: readonly number[];
  /** In milliseconds since 1970. */
  readonly instantsMs: readonly number[];
}

/** The numbers and the instants that a comparison compares to. @param nowMs What relative dates are counted from. */
export function bordersOf({ name, args }: CallNode, nowMs: number): Borders {
  const numbers: number[] = [];
  const instantsMs: number[] = [];
  const isDate = name === "before_date" || name === "after_date";
  for (const argument of args) {
    if (argument.type === "duration") {
      const lengthMs = (durationSeconds(argument.amount, argument.unit) ?? 0) * 1000;
      instantsMs.push(name.endsWith("_next") ? nowMs + lengthMs : nowMs - lengthMs);
    }
    const plain = argument.type === "chain" && argument.head.name === "literal" ? argument.head.args[0] : argument;
    if (plain?.type !== "literal") continue;
    const value = operandOfLiteral(plain, true)?.value;
    if (typeof value === "number") numbers.push(value);
    else if (isDate || plain.kind === "timestamp") {
      const instant = readInstant(plain.value);
      if (instant) instantsMs.push(instant.ms);
    }
  }
  return { numbers, instantsMs };
}
