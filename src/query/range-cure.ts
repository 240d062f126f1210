import type { ChainType } from "./function-row.ts";
import { textOf } from "./identity.ts";
import { pastAndFuture, type PlaceCure } from "./place-cure.ts";
import { printQuery } from "./printer.ts";
import type { CallNode, ChainNode } from "./syntax-tree.ts";

/**
 * What to write for `between(18, 30)` of a value, which is a window of events in this language and a range in others; and for
 * `between(7 days, 30 days)` of a date.
 *
 * @param isBound Whether a word stands before the chain that takes one condition.
 */
export function cureOfRange(
  chain: ChainNode,
  call: CallNode,
  type: ChainType,
  isBound: boolean,
): PlaceCure | undefined {
  const [from, to, ...more] = call.args;
  if (call.name !== "between" || type !== "scalar" || call.prefix || !from || !to || more.length > 0) return undefined;
  const subject = printQuery({ ...chain, calls: chain.calls.slice(0, chain.calls.indexOf(call)) }, "line");
  const bind = (text: string): string => (isBound ? `(${text})` : text);
  if (from.type === "duration" && to.type === "duration") {
    if (subject.endsWith(".count()")) return undefined;
    const [near, far] = [textOf(from), textOf(to)];
    // Of dates before now it is from the longer time ago to the shorter one, as of events.
    const past = bind(`${subject}.within_last(${far}) AND ${subject}.before_last(${near})`);
    return { hint: pastAndFuture(past, bind(`${subject}.within_next(${far}) AND ${subject}.after_next(${near})`)) };
  }
  if (from.type !== "literal" || to.type !== "literal") return undefined;
  const text = bind(`${subject} >= ${textOf(from)} AND ${subject} <= ${textOf(to)}`);
  const isWhole = call === chain.calls.at(-1);
  return { hint: `write ${text}`, ...(isWhole && { fix: { start: chain.start, end: chain.end, text } }) };
}
