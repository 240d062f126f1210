import { compareText } from "../../values/compare-text.ts";
import { functions } from "../functions.ts";
import { textOf } from "../identity.ts";
import { flatOperands } from "../printer.ts";
import type { CallNode, ChainNode, QueryNode } from "../syntax-tree.ts";
import { documentedSeconds } from "../documented-seconds.ts";

/** Which items a chain looks at. */
export interface Stream {
  /** The event or entity, the same text for the same. */
  readonly head: string;
  /** What items have to fulfil, the same text for the same. */
  readonly filters: ReadonlySet<string>;
  /** The windows back from now that an item has to be in, in seconds. */
  readonly windows: readonly Window[];
}

/** How far from now, or from the event around, a window lies. */
export interface Window {
  readonly function: string;
  readonly nearer: number;
  readonly farther: number;
}

/**
 * The items that a chain reduces; `undefined` where that is not known. Of entities nothing is known of
 * windows, and behind a session window nothing of what is left (API.md 4.2, open), so these are no streams.
 *
 * @param chain Canonical, without its comparison.
 */
export function streamOf({ head, calls }: ChainNode): Stream | undefined {
  if (head.name !== "event" && head.name !== "entity") return undefined;
  const filters = new Set<string>();
  const windows: Window[] = [];
  for (const call of calls.filter(isFilter)) {
    const window = windowOf(call);
    if (window && head.name === "event") windows.push(window);
    else if (call.name === "where") for (const text of conditionsOf(call)) filters.add(text);
    else if (call.name === "sources") for (const arg of call.args) filters.add(`without source ${textOf(arg)}`);
    else if (call.prefix && call.name !== "expires_after") filters.add(`${call.name} ${call.args.map(textOf).join()}`);
    else return undefined;
  }
  return { head: `${head.name} ${head.args.map(textOf).join()}`, filters, windows };
}

/** One text for all chains that make the same of the same items, however these are filtered; see `streamOf`. */
export function subjectOf(chain: ChainNode, stream: Stream): string {
  const windows = stream.windows.filter(
    (window, index) => !stream.windows.some((other, at) => at !== index && replaces(other, at, window, index)),
  );
  const parts = [
    ...[...stream.filters].toSorted(compareText),
    ...windows.map(({ function: name, nearer, farther }) => `${name} ${nearer} ${farther}`).toSorted(compareText),
  ];
  const reducers = chain.calls.filter((call) => !isFilter(call));
  return [stream.head, ...parts, ...reducers.map(({ name, args }) => `${name}(${args.map(textOf).join()})`)].join("\n");
}

/** Whether a window leaves nothing out that another one does not leave out, too; of two equal ones the first stays. */
function replaces(one: Window, at: number, other: Window, index: number): boolean {
  return isWithinWindow(one, other) && (at < index || !isWithinWindow(other, one));
}

function isFilter({ name }: CallNode): boolean {
  return functions.get(name)?.kind === "filter";
}

/** Without a window events are looked at for about three years back (API.md 4.8); of a longer window that is not said. */
const historySeconds = 1095 * 86_400;

/** Whether each item of the first is certainly one of the second. */
export function isWithinStream(inner: Stream, outer: Stream): boolean {
  const reachesBack = inner.windows.length > 0 && inner.windows.every(({ farther }) => farther > historySeconds);
  if (outer.windows.length === 0 && reachesBack) return false;
  return (
    inner.head === outer.head &&
    [...outer.filters].every((filter) => inner.filters.has(filter)) &&
    outer.windows.every((window) => inner.windows.some((other) => isWithinWindow(other, window)))
  );
}

/** The window that a call is, back from now; `undefined` for every other call. */
function windowOf(call: CallNode): Window | undefined {
  return call.prefix ? undefined : lengthsOf(call);
}

/** How far a window reaches, back from now, or on from the event around; `undefined` for every other call. */
export function lengthsOf(call: CallNode): Window | undefined {
  if (call.name !== "within" && call.name !== "between") return undefined;
  const lengths = call.args.map((argument) => documentedSeconds(call, argument));
  const [first, second] = lengths;
  if (first === undefined || lengths.includes(undefined)) return undefined;
  return { function: call.name, nearer: second === undefined ? 0 : first, farther: second ?? first };
}

/** How exact the border of a window is, is open (API.md 4.9): one on a border counts for windows of one function only. */
function isWithinWindow(inner: Window, outer: Window): boolean {
  const alike = inner.function === outer.function;
  if (alike) return inner.nearer >= outer.nearer && inner.farther <= outer.farther;
  const reachesNow = outer.function === "within";
  return inner.farther < outer.farther && (reachesNow || inner.nearer > outer.nearer);
}

function conditionsOf(call: CallNode): string[] {
  return call.args.flatMap((arg) => (arg.type === "and" ? flatOperands(arg as QueryNode).map(textOf) : [textOf(arg)]));
}
