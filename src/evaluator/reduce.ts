import { functions, userTraitOf, type CallNode, type QueryNode } from "../query/index.ts";
import { spend, type Environment } from "./environment.ts";
import { isOpen, joinUnknowns } from "./kleene.ts";
import {
  insideOf,
  nameOf,
  type Candidate,
  type Compiler,
  type Place,
  type Stream,
  type StreamKind,
  type ValueOf,
} from "./parts.ts";
import { readUserTrait } from "./user-traits.ts";
import { combineEntries, reduceValues } from "./reduce-values.ts";
import { reducerRows } from "./reducers.ts";
import { mergeValues, Uncertain, type Value } from "./value.ts";

/** What a reducer takes from each item, such as `property('total')`. */
export interface Taking {
  readonly from: QueryNode;
  readonly value: ValueOf;
}

/** A reducer, ready for a stream. */
export type Reduction = (stream: Stream, environment: Environment) => Value;

/** Of items that happened different numbers of times each, twice as many counts may be with each: more are not told apart. */
const mostCounts = 1000;

/** How many items there are: from those that are certain to all that may be. */
export const countItems: Reduction = (stream, { circumstances }) => {
  if ("unknown" in stream) return new Uncertain("anything", stream.unknown);
  const open = stream.filter(({ outcome }) => isOpen(outcome));
  const certain = stream.reduce((sum, each) => sum + (isOpen(each.outcome) ? 0 : timesOf(each)), 0);
  if (open.length === 0) return certain;
  const often = open.map(timesOf).filter((times) => times > 1);
  let reached = new Set(Array.from({ length: open.length - often.length + 1 }, (_, more) => certain + more));
  // What happened several times at once either counts each time or not at all.
  const unknowns = joinUnknowns(open.map(({ outcome }) => outcome).filter(isOpen));
  for (const times of often) {
    if (reached.size > mostCounts || !spend(circumstances, reached.size)) return new Uncertain("anything", unknowns);
    reached = new Set([...reached].flatMap((sum) => [sum, sum + times]));
  }
  return mergeValues([...reached], unknowns);
};

function timesOf({ environment: { item } }: Candidate): number {
  return item?.event?.times ?? 1;
}

const readable: ReadonlySet<string> = new Set(["property", "context"]);

/** Makes a reducer over values ready, or says why it cannot be evaluated: API.md 4.2. */
export function readReducer(
  call: CallNode,
  kind: StreamKind,
  place: Place,
  compiler: Compiler,
): { reduction: Reduction; column: boolean; taking?: Taking } | string {
  const row = reducerRows[call.name];
  const [read, frequency] = call.args;
  if (!row || !read) return `nobody knows what ${nameOf(call)} gives`;
  const type = read.type === "cast" ? read.to : (functions.get(call.name)?.defaultCast ?? "any");
  const combine = Object.hasOwn(row.as, type) ? row.as[type] : undefined;
  if (!combine) return `nothing says what ${nameOf(call)} gives as ${type}`;
  const source = sourceOf(call);
  const value = readSource(call, source, kind, place, compiler);
  if (typeof value === "string") return value;
  const least = frequency === undefined ? 1 : wholeNumber(frequency);
  if (least === undefined) return `${nameOf(call)} needs a whole number from 1`;
  const overEntries = row.overEntries?.(type);
  const reduction: Reduction = (stream, environment) =>
    reduceValues(stream, value.value, environment, (picked, circumstances) =>
      combineEntries(picked, circumstances, (values) => combine(values, circumstances, least), overEntries),
    );
  return { reduction, column: value.column, ...(source && { taking: { from: source, value: value.value } }) };
}

/** The property, or the value of the context, that a reducer reads. */
function sourceOf({ args: [read] }: CallNode): QueryNode | undefined {
  const source = read?.type === "cast" ? read.value : read;
  return source?.type === "chain" && source.calls.length === 0 && readable.has(source.head.name) ? source : undefined;
}

/** What a reducer reads of an item, or of the user whose item it is. */
function readSource(
  call: CallNode,
  source: QueryNode | undefined,
  kind: StreamKind,
  place: Place,
  compiler: Compiler,
): ReturnType<Compiler["value"]> {
  const trait = userTraitOf(call);
  if (trait) return readUserTrait(trait, place, compiler);
  return source ? compiler.value(source, insideOf(kind, place)) : `${nameOf(call)} needs a property`;
}

function wholeNumber(argument: CallNode["args"][number]): number | undefined {
  return argument.type === "literal" && argument.kind === "number" && /^0*[1-9]\d*$/.test(argument.text)
    ? Number(argument.text)
    : undefined;
}
