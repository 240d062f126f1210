import { textOf } from "../identity.ts";
import { flatOperands } from "../printer.ts";
import type { CallNode, ChainNode, QueryNode } from "../syntax-tree.ts";
import { durationSeconds } from "../units.ts";

/** Which items a chain counts. */
export interface Stream {
  /** The event or entity, the same text for the same. */
  readonly head: string;
  /** What items have to fulfil, the same text for the same. */
  readonly filters: ReadonlySet<string>;
  /** The windows back from now that an item has to be in, in seconds. */
  readonly windows: readonly Window[];
}

interface Window {
  readonly function: string;
  readonly nearer: number;
  readonly farther: number;
}

/**
 * The items that `….count()` counts; `undefined` for a chain that counts anything else. Of entities nothing is known of
 * windows, and behind a session window nothing of what is left (API.md 4.2, open), so these are no streams.
 *
 * @param chain Canonical, without its comparison.
 */
export function streamOf({ head, calls }: ChainNode): Stream | undefined {
  if ((head.name !== "event" && head.name !== "entity") || calls.at(-1)?.name !== "count") return undefined;
  const filters = new Set<string>();
  const windows: Window[] = [];
  for (const call of calls.slice(0, -1)) {
    const window = windowOf(call);
    if (window && head.name === "event") windows.push(window);
    else if (call.name === "where") for (const text of conditionsOf(call)) filters.add(text);
    else if (call.name === "sources") for (const arg of call.args) filters.add(`without source ${textOf(arg)}`);
    else if (call.prefix && call.name !== "expires_after") filters.add(`${call.name} ${call.args.map(textOf).join()}`);
    else return undefined;
  }
  return { head: `${head.name} ${head.args.map(textOf).join()}`, filters, windows };
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

function windowOf(call: CallNode): Window | undefined {
  if (call.prefix || (call.name !== "within" && call.name !== "between")) return undefined;
  const lengths = call.args.map((arg) => (arg.type === "duration" ? durationSeconds(arg.amount, arg.unit) : undefined));
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
