import { childPointer, getAt, fieldPath, type Pointer } from "../../values/pointer.ts";
import { member, type JsonValue } from "../../values/json.ts";
import { readDuration, readInstant, readTime } from "../read-time.ts";
import type { TestFinding } from "../test-finding.ts";
import { durationFault, instantOnlyFault, timeFault } from "../time-faults.ts";
import { count } from "../../values/words.ts";
import { basesOf } from "./people.ts";
import { eventsOf, expectationsOf, itemsAt, namesOf, textMember, type TestRule } from "./test-rule.ts";

/** Events that all people of a test together may have. */
const maxEvents = 100_000;

/** Every time can be read: its form, and that it is in the calendar. */
export const timesCanBeRead: TestRule = (document) => {
  const now = getAt(document, "/spec/now");
  const nowMs = typeof now === "string" ? readInstant(now) : undefined;
  const times = [
    ...eventsOf(document).flatMap(({ pointer }) => [`${pointer}/at`, `${pointer}/receivedAt`]),
    ...expectationsOf(document).map(({ pointer }) => `${pointer}/at`),
  ];
  const durations = [...eventsOf(document).map(({ pointer }) => `${pointer}/every`), "/spec/settings/batchAge"];
  return [
    ...textsAt(document, ["/spec/now"], (text) => readInstant(text) !== undefined, instantOnlyFault),
    ...textsAt(document, times, (text) => readTime(text, nowMs ?? 0) !== undefined, timeFault),
    ...textsAt(document, durations, (text) => readDuration(text) !== undefined, durationFault),
  ];
};

function textsAt(
  document: JsonValue,
  pointers: readonly Pointer[],
  isRight: (text: string) => boolean,
  explain: typeof timeFault,
): TestFinding[] {
  return pointers.flatMap((pointer) => {
    const text = getAt(document, pointer);
    if (typeof text !== "string" || isRight(text)) return [];
    return [{ code: "test-invalid-time", pointer, ...explain(fieldPath(pointer, document), text) } as const];
  });
}

/** What happened several times says how often and how long it took in between. */
export const repetitionsAreWhole: TestRule = (document) =>
  eventsOf(document).flatMap(({ value, pointer }): TestFinding[] => {
    const times = member(value, "times");
    const every = member(value, "every");
    const code = "test-repetition";
    if (typeof times === "number" && times > 1 && every === undefined) {
      const message = `${fieldPath(pointer, document)} happens ${times} times and does not say how long it takes from one to the next`;
      return [{ code, pointer: `${pointer}/times`, message, hint: "add every: 1 day, or another length" }];
    }
    if (times !== undefined || every === undefined) return [];
    const message = `${fieldPath(pointer, document)} repeats and does not say how often`;
    return [{ code, pointer: `${pointer}/every`, message, hint: "add times: 3, or another number" }];
  });

/** What is expected at no instant after an event was written for nothing: no query sees the event. */
export const eventsAreSeen: TestRule = (document) => {
  const nowMs = readInstant(textMember(getAt(document, "/spec") ?? null, "now") ?? "");
  if (nowMs === undefined) return [];
  const instants = expectationsOf(document).map(({ value }) => readTime(textMember(value, "at") ?? "now", nowMs));
  const letsIn = getAt(document, "/spec/settings/futureEvents") === "in";
  const lastMs = Math.max(...instants.map((each) => each ?? Number.POSITIVE_INFINITY));
  return eventsOf(document).flatMap(({ value, pointer }): TestFinding[] => {
    const at = textMember(value, "at") ?? "";
    const atMs = readTime(at, nowMs);
    // What was received before it happened is there all the same.
    if (atMs === undefined || member(value, "receivedAt") !== undefined) return [];
    const { times, everyMs } = repetitionOf(value);
    const unseen = lateOf(times, atMs - lastMs, everyMs);
    if (unseen === 0) return [];
    const name = fieldPath(pointer, document);
    const when = lastMs === nowMs ? "now" : "every instant at which something is expected";
    const message =
      times === 1
        ? `${name} happens after ${when}, so no query sees it`
        : `${unseen} of the ${times} events of ${name} ${unseen === 1 ? "happens" : "happen"} after ${when}, so no query sees ${unseen === 1 ? "it" : "them"}`;
    const past = at.startsWith("+") ? at.replace("+", "-") : "-1 day";
    const before = unseen < times ? `write ${times - unseen}, or begin earlier` : `write ${past} for the past`;
    const hint = letsIn
      ? "add receivedAt: now, as futureEvents is about events that were received by then"
      : `${before}, or expect something at a later instant, with at beside members or values`;
    const place = `${pointer}/${unseen < times ? "times" : "at"}`;
    return [{ code: "test-unseen-event", severity: "warning", pointer: place, message, hint }];
  });
};

/** How often something happened, and how long it took in between. */
function repetitionOf(event: JsonValue): { times: number; everyMs: number } {
  const times = member(event, "times");
  const everyMs = readDuration(textMember(event, "every") ?? "");
  return typeof times === "number" && times > 1 && everyMs !== undefined
    ? { times, everyMs }
    : { times: 1, everyMs: 0 };
}

/** How many of several events are after an instant. */
function lateOf(times: number, firstAfterMs: number, everyMs: number): number {
  if (firstAfterMs > 0) return times;
  const inTime = everyMs > 0 ? Math.floor(-firstAfterMs / everyMs) + 1 : times;
  return Math.max(0, times - inTime);
}

/** A few lines must not make millions of events. What somebody has from somebody else counts again. */
export const eventsAreFew: TestRule = (document) => {
  const own = (name: string): number =>
    itemsAt(document, `${childPointer("/spec/people", name)}/events`).reduce((sum, { value }) => {
      const times = member(value, "times");
      return sum + (typeof times === "number" && times > 1 ? times : 1);
    }, 0);
  const counts = new Map(namesOf(document, "people").map((name) => [name, own(name)]));
  const countOf = (name: string): number =>
    basesOf(document, name).reduce((sum, each) => sum + (counts.get(each) ?? 0), 0);
  const all = namesOf(document, "people").reduce((sum, name) => sum + countOf(name), 0);
  if (all <= maxEvents) return [];
  const message = `the people of this test have ${count(all)} events, more than the ${count(maxEvents)} that a test may have`;
  const hint = "lower times, or split the test";
  return [{ code: "test-too-large", pointer: "/spec/people", aboutKey: true, message, hint }];
};
