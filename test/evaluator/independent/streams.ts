import type { TimedEvent } from "../../../src/evaluator/person.ts";
import type { CallNode } from "../../../src/query/index.ts";
import { eventsLookedAt } from "./history.ts";
import { latestSession } from "./session.ts";
import { eitherWay, numberOf, within, type Item, type Scope } from "./scope.ts";
import { dayMs, lengthsOf } from "./time.ts";
import { inOwnWindow, inParentWindow, soonAfter } from "./window.ts";

/** The items that `event('…')` or `entity('…')` begins with (section 2). */
export function itemsOf(head: CallNode, windowed: boolean, scope: Scope): Item[] {
  const name = nameOf(head);
  if (head.name === "entity") {
    const row = scope.around.findLast((item) => item.type === "row");
    const rows = row?.type === "row" ? row.row.entities : scope.entities;
    return (Object.hasOwn(rows, name) ? (rows[name] ?? []) : []).map((row) => ({ type: "row", row }));
  }
  return eventsLookedAt(scope)
    .filter(({ event }) =>
      scope.world.openly("eventNameCase", (nameCase) =>
        nameCase === "exact" ? event === name : event.toLowerCase() === name.toLowerCase(),
      ),
    )
    .filter((event) => windowed || isRecent(event, scope))
    .map((event) => ({ type: "event", event }));
}

/** Section 1, how far back: about three years, when there is no window. */
function isRecent({ timestampMs }: TimedEvent, { nowMs, world }: Scope): boolean {
  const age = nowMs - timestampMs;
  const open = world.points.defaultLookbackDays === "unknown";
  return open && age <= 1095 * dayMs ? true : age <= world.lookbackMs();
}

/** The name that an extractor asks for. */
export function nameOf(call: CallNode): string {
  const [name] = call.args;
  return name?.type === "literal" ? name.value : "";
}

/** The items that a filter leaves (section 3). What cannot be decided for an item may be either way. */
export function filterItems(items: readonly Item[], call: CallNode, scope: Scope): Item[] {
  if (call.name === "expires_after") return sessionItems(items, call, scope);
  return items.filter((item) => passes(item, call, scope));
}

function passes(item: Item, call: CallNode, scope: Scope): boolean {
  const open = (): boolean => eitherWay(scope, `${call.name}:${call.start}`, item);
  if (call.name === "where") {
    const [condition] = call.args;
    if (!condition || condition.type === "cast" || condition.type === "duration") return open();
    return scope.judge(condition, within(scope, item));
  }
  if (item.type === "row") {
    // Section 2, `entity`: rows have no time. While that is open each row may have one that nothing documents.
    const { entityWindow } = scope.world.points;
    const isWindow = (call.name === "within" || call.name === "between") && !call.prefix;
    return isWindow && entityWindow !== "unknown" ? entityWindow === "every-row" : open();
  }
  if (call.name === "sources") return passesSources(item.event, call, scope);
  const lengths = lengthsOf(call);
  const [from, to] = call.name === "between" ? (lengths ?? []) : [{ ms: 0 }, lengths?.[0]];
  if (!from || !to) return open();
  if (!call.prefix)
    return inOwnWindow(scope, item.event.timestampMs, call.name === "between" ? from.ms : undefined, to.ms);
  const parent = scope.around.at(-1);
  if (parent?.type !== "event") return open();
  const [timeMs, parentMs] = [item.event.timestampMs, parent.event.timestampMs];
  return call.name === "within"
    ? soonAfter(scope, timeMs, parentMs, to.ms)
    : inParentWindow(scope, timeMs, parentMs, from.ms, to.ms);
}

function passesSources(event: TimedEvent, call: CallNode, { world }: Scope): boolean {
  const excluded = call.args.map((argument) => (argument.type === "literal" ? argument.value : ""));
  if (event.source !== undefined) return !excluded.includes(event.source);
  // Which of them it came from, if from any, is the same for all that ask.
  return excluded.every((source) => world.choose(`source ${source} of ${numberOf(event)}`, [true, false]));
}

function sessionItems(items: readonly Item[], call: CallNode, scope: Scope): Item[] {
  const length = lengthsOf(call)?.[0];
  const events = items.flatMap((item) => (item.type === "event" ? [item.event] : []));
  const isDocumented = length && length.ms >= 1_800_000 && length.ms <= 90 * 86_400_000;
  if (!length || !isDocumented || events.length < items.length)
    return items.filter((item) => eitherWay(scope, `${call.name}:${call.start}`, item));
  const session = latestSession(events, length.ms, scope);
  return items.filter((item) => item.type === "event" && session.includes(item.event));
}
