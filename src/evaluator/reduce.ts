import { functions, type CallNode } from "../query/index.ts";
import type { Environment } from "./environment.ts";
import { isOpen, joinUnknowns } from "./kleene.ts";
import { insideOf, nameOf, type Compiler, type Place, type Stream, type StreamKind } from "./parts.ts";
import { combineEntries, reduceValues } from "./reduce-values.ts";
import { reducerRows } from "./reducers.ts";
import { mergeValues, Uncertain, type Value } from "./value.ts";

/** A reducer, ready for a stream. */
export type Reduction = (stream: Stream, environment: Environment) => Value;

/** How many items there are: from those that are certain to all that may be. */
export const countItems: Reduction = (stream) => {
  if ("unknown" in stream) return new Uncertain("anything", stream.unknown);
  const open = stream.map(({ outcome }) => outcome).filter(isOpen);
  const certain = stream.length - open.length;
  if (open.length === 0) return certain;
  return mergeValues(
    Array.from({ length: open.length + 1 }, (_, more) => certain + more),
    joinUnknowns(open),
  );
};

/** Makes a reducer over values ready, or says why it cannot be evaluated: API.md 4.2. */
export function readReducer(
  call: CallNode,
  kind: StreamKind,
  place: Place,
  compiler: Compiler,
): { reduction: Reduction; column: boolean } | string {
  const row = reducerRows[call.name];
  const [read, frequency] = call.args;
  if (!row || !read) return `nobody knows what ${nameOf(call)} gives`;
  const type = read.type === "cast" ? read.to : (functions.get(call.name)?.defaultCast ?? "any");
  const combine = Object.hasOwn(row.as, type) ? row.as[type] : undefined;
  if (!combine) return `nothing says what ${nameOf(call)} gives as ${type}`;
  const source = read.type === "cast" ? read.value : read;
  if (source.type !== "chain" || source.calls.length > 0 || !["property", "context"].includes(source.head.name))
    return `${nameOf(call)} needs a property`;
  const value = compiler.value(source, insideOf(kind, place));
  if (typeof value === "string") return value;
  const least = frequency === undefined ? 1 : wholeNumber(frequency);
  if (least === undefined) return `${nameOf(call)} needs a whole number from 1`;
  const overEntries = row.overEntries?.(type);
  const reduction: Reduction = (stream, environment) =>
    reduceValues(stream, value.value, environment, (picked, circumstances) =>
      combineEntries(picked, circumstances, (values) => combine(values, circumstances, least), overEntries),
    );
  return { reduction, column: value.column };
}

function wholeNumber(argument: CallNode["args"][number]): number | undefined {
  return argument.type === "literal" && argument.kind === "number" && /^0*[1-9]\d*$/.test(argument.text)
    ? Number(argument.text)
    : undefined;
}
