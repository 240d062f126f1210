import type { QueryFix } from "./finding.ts";
import { textOf } from "./identity.ts";
import type { ChainType, FunctionRow } from "./function-row.ts";
import type { CallNode, ChainNode } from "./syntax-tree.ts";

/** What to do about a call that stands where it cannot: an edit after which it can, or words where no edit is certain. */
export interface PlaceCure {
  fix?: QueryFix;
  hint?: string;
}

/** What asks of events what another function asks of values, and the other way round. */
const windowOfDate = "within";
const datesOfWindow: readonly string[] = ["within_last", "within_next"];

/** A window of events lies in the past, and a date may be before now or after. */
export const pastAndFuture = (past: string, future: string): string =>
  `for dates before now write ${past}; for dates after now ${future}`;

/** Comparisons that a count makes sense for. */
const ofNumbers: ReadonlySet<string> = new Set([
  "equals",
  "differs",
  "greater_than",
  "at_least",
  "less_than",
  "at_most",
]);

/** What is asked of a stream by these is whether it holds an item at all. */
const ofBeing: ReadonlyMap<string, string> = new Map([
  ["exists", ".count() >= 1"],
  ["absent", ".count() = 0"],
]);

/**
 * The cure of a call that cannot follow what stands before it.
 *
 * @param type What stands before it gives.
 */
export function cureOfPlace(chain: ChainNode, call: CallNode, row: FunctionRow, type: ChainType): PlaceCure {
  const isLast = call === chain.calls.at(-1);
  const [past = "", future = ""] = datesOfWindow;
  if (type === "scalar" && call.name === windowOfDate && !call.prefix && isLast)
    return { hint: pastAndFuture(withArguments(past, call), withArguments(future, call)) };
  const reducer = chain.calls.slice(0, chain.calls.indexOf(call)).at(-1);
  if (type === "scalar" && row.kind === "filter" && reducer)
    return { hint: `write it before ${reducer.written}(…), which makes one value of the items` };
  if (type === "scalar" && row.kind === "reducer" && reducer)
    return { hint: `take ${reducer.written}(…) or ${call.written}(…) out: each makes one value of the items` };
  if (type === "scalar" && row.kind === "reducer")
    return {
      hint: `take ${call.written}(…) out to ask for the value itself, or ask for events: event('Name').${row.example}`,
    };
  if (type === "list" && row.kind === "comparison" && isLast && ofNumbers.has(call.name)) return insertCount(call);
  if (type !== "stream" || row.kind !== "comparison") return {};
  if (call.name === past && chain.head.name === "event") return rename(call, windowOfDate);
  const being = call.args.length === 0 ? ofBeing.get(call.name) : undefined;
  if (isLast && being !== undefined) return { fix: { start: call.start - 1, end: call.end, text: being } };
  if (isLast && ofNumbers.has(call.name)) return insertCount(call);
  const windows = chain.head.name === "event" ? "narrow events with within(…) or between(…), or " : "";
  const hint = ofNumbers.has(call.name)
    ? "compare at the end, after count() or another reducer"
    : `${windows}look at a property: where(property('name').${row.example})`;
  return { hint };
}

function withArguments(name: string, { args }: CallNode): string {
  return `${name}(${args.map(textOf).join(", ")})`;
}

function rename({ nameSpan }: CallNode, text: string): PlaceCure {
  return { fix: { start: nameSpan.start, end: nameSpan.end, text } };
}

/** The operator may stand after blanks; the count belongs before them, which the caller's text alone shows. */
function insertCount({ form, start }: CallNode): PlaceCure {
  const before = form === "operator" ? start : start - 1;
  return { fix: { start: before, end: before, text: form === "operator" ? ".count() " : ".count()" } };
}
