import { sayArguments } from "./describe-arguments.ts";
import {
  type CountWords,
  denyCount,
  isCountComparison,
  sayCount,
  sayRemark,
  sayTimes,
  times,
} from "./describe-counts.ts";
import { sayStream, type StreamWords } from "./describe-filters.ts";
import { openUsers } from "./describe-open.ts";
import { insideOf, type Place } from "./describe-place.ts";
import { literalIn } from "./describe-values.ts";
import { notKnown, say, sayAll, type Words } from "./describe-words.ts";
import { functions } from "./functions.ts";
import { canonicalNumber } from "./number-text.ts";
import type { CallNode, ChainNode } from "./syntax-tree.ts";

/** What each reducer makes of its property. */
const reductions: ReadonlyMap<string, string> = new Map([
  ["sum", "the total of"],
  ["avg", "the average of"],
  ["max", "the highest"],
  ["min", "the lowest"],
  ["first", "the first"],
  ["last", "the last"],
  ["mode", "the most frequent"],
  ["unique", "the different values of"],
]);

/**
 * `did Order Completed at least 3 times in the last 30 days`, or `has at least 1 related orders`. `undefined` when the
 * chain is not the comparison of a count with a number.
 */
export function sayCountedStream({ head, calls }: ChainNode, negated: boolean, place: Place): Words | undefined {
  const [reducer, comparison] = calls.slice(-2);
  const value = comparison?.args.length === 1 ? literalIn(comparison.args[0]) : undefined;
  if (!comparison || !isCountComparison(comparison.name) || comparison.prefix || value?.kind !== "number")
    return undefined;
  const filters = calls.slice(0, -2);
  // What is counted is the stream itself, not what a reducer has made of it.
  if (!isPlainCount(reducer) || filters.some(({ name }) => functions.get(name)?.kind !== "filter")) return undefined;
  const stream = sayStream(head, filters, place);
  if (!stream) return undefined;
  // Of counts, 3.0 and 3 are one number: API.md 4.6.
  const known = canonicalNumber(value.text).replace(/\.0+$/, "");
  if (!negated) return sayHowMany(stream, sayCount(comparison.name, known));
  const ofOne = place.quantified || place.around.length > 0 || head.name === "entity";
  const denied = denyCount(comparison.name, known, ofOne);
  if (denied) return sayHowMany(stream, denied);
  return say`it is not so that (${sayHowMany(stream, sayCount(comparison.name, known))})`;
}

function sayHowMany({ type, name, before, after }: StreamWords, count: CountWords): Words {
  const { amount, number, orNone } = count;
  if (type === "entity") {
    const none = orNone ? " (or none)" : "";
    const remark = sayRemark(count);
    if (amount === undefined) return say`has no related ${name}${before}${remark}${after}`;
    if (amount === "except") return say`has any number of related ${name}${before}${none} except ${number}${after}`;
    return say`has ${amount} ${number} related ${name}${before}${none}${remark}${after}`;
  }
  if (amount === undefined) return say`did not do ${name}${before}${sayRemark(count)}${after}`;
  return say`did ${name}${before} ${sayTimes(amount, count)}${after}`;
}

/** A reduced stream as a noun: `the average of property spend over Shoes Bought in the last 30 days`. */
export function sayReduction({ head, calls }: ChainNode, place: Place): Words {
  const at = calls.findIndex(({ name }) => functions.get(name)?.kind !== "filter");
  const [reducer, second, ...more] = at === -1 ? [] : calls.slice(at);
  const stream = sayStream(head, calls.slice(0, at), place);
  if (!reducer || !stream || more.length > 0) return notKnown;
  const { type, name, before, after } = stream;
  const related = type === "entity" ? "related " : "";
  if (isPlainCount(reducer) && !second)
    return say`the number of ${related || "times they did "}${name}${before}${after}`;
  const counted = reducer.name === "unique" && isPlainCount(second);
  if (second && !counted) return notKnown;
  if (type === "entity" && functions.get(reducer.name)?.byTime) return notKnown;
  const reduction = counted ? "the number of different values of" : (reductions.get(reducer.name) ?? notKnown);
  return say`${reduction} ${sayRead(reducer, insideOf(type, place))} over ${related}${name}${before}${after}`;
}

/** A reducer that begins its chain, over all users of an account: `the most frequent trait plan of the users`. */
export function sayOfUsers({ head, calls }: ChainNode, place: Place): Words {
  if (calls.length > 0) return notKnown;
  return say`${reductions.get(head.name) ?? notKnown} ${sayRead(head, place)}${openUsers}`;
}

/** What a reducer reads, and how often that has to be seen. */
function sayRead(reducer: CallNode, place: Place): Words {
  return sayAll(
    sayArguments(reducer, place),
    ([property = "", least]) => property + (least === undefined ? "" : ` (seen at least ${times(least)})`),
  );
}

function isPlainCount(call: CallNode | undefined): boolean {
  return call?.name === "count" && call.args.length === 0 && !call.prefix;
}

/** Whether a value is a number even where there is nothing to reduce: a count is never absent (API.md 4.2). */
export function isCounted({ calls }: ChainNode): boolean {
  return isPlainCount(calls.at(-1));
}
