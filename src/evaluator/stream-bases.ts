import type { CallNode } from "../query/index.ts";
import { atItem, spend, type Circumstances, type Environment, type Item } from "./environment.ts";
import { dayMs } from "./instants.ts";
import { documentedLookbackDays } from "./open-points.ts";
import { and, decide, isOpen, type Outcome } from "./kleene.ts";
import type { ItemNote, Note, StreamNote } from "./note.ts";
import type { Candidate, Stream, StreamOf } from "./parts.ts";
import type { EntityRow, EntityRows, TimedEvent } from "./person.ts";

const usedUp: Stream = { unknown: ["so much was looked at that the rest was left out"] };

/**
 * The events of a name that are looked at at all: by the case of their name, not after now, not too long ago.
 *
 * @param windowed Whether a window over time follows.
 */
export function baseOfEvent(head: CallNode, name: string, windowed: boolean): StreamOf {
  const lower = name.toLowerCase();
  return (environment, note) => {
    const { events, circumstances } = environment;
    if (!events) return { unknown: ["events belong to the users of an account"] };
    const named = events.byName.get(lower) ?? [];
    if (!spend(circumstances, named.length)) return usedUp;
    const noted = startNote(head, note);
    const found: Candidate[] = [];
    const users = events.usersByName?.get(lower);
    for (const [index, event] of named.entries()) {
      const [outcome, why] = isLookedAt(event, name, windowed, circumstances);
      const item = { event, user: users?.[index], around: environment.item };
      addCandidate(found, environment, item, outcome, why, noted);
    }
    return found;
  };
}

/** The rows that a relationship reaches: from the row around, otherwise from the profile. Of linked audiences only. */
export function baseOfEntity(head: CallNode, slug: string): StreamOf {
  return (environment, note) => {
    if (environment.circumstances.type !== "LINKED")
      return { unknown: ["entity(…) needs an audience of the type LINKED"] };
    const rows = rowsOf(rowsAround(environment), slug);
    if (!spend(environment.circumstances, rows.length)) return usedUp;
    const noted = startNote(head, note);
    const found: Candidate[] = [];
    for (const row of rows) addCandidate(found, environment, { row, around: environment.item }, true, undefined, noted);
    return found;
  };
}

/** Whether the evaluator looks at an event, leaving aside every filter of the query; and why not. */
export function isLookedAt(
  event: TimedEvent,
  name: string,
  windowed: boolean,
  { nowMs, openPoints }: Circumstances,
): readonly [Outcome, string?] {
  const exact = event.event === name;
  const ageDays = (nowMs - event.timestampMs) / dayMs;
  const { defaultLookbackDays: lookback } = openPoints;
  if (exact && ageDays >= 0 && ageDays <= documentedLookbackDays) return [true];
  const tests: [() => Outcome, string][] = [
    [
      () => exact || decide(openPoints, "eventNameCase", { exact: () => false, ignored: () => true }),
      `its name is written "${event.event}"`,
    ],
    [
      () => ageDays >= 0 || decide(openPoints, "futureEvents", { out: () => false, in: () => true }),
      "it lies after now",
    ],
    [() => reachesBack(ageDays, windowed, lookback), "it lies too far back"],
  ];
  const outcomes = tests.map(([test, why]) => [test(), why] as const);
  const first = outcomes.find(([outcome]) => outcome === false) ?? outcomes.find(([outcome]) => isOpen(outcome));
  return [and(outcomes.map(([outcome]) => outcome)), first?.[1] ?? ""];
}

function reachesBack(ageDays: number, windowed: boolean, lookback: number | "unlimited" | "unknown"): Outcome {
  if (lookback === "unlimited" || ageDays <= documentedLookbackDays) return true;
  if (lookback === "unknown") return ["defaultLookbackDays"];
  if (ageDays <= lookback) return true;
  return windowed && ["nothing says whether a window reaches further back than the about three years of all events"];
}

function rowsAround({ item, entities }: Environment): EntityRows {
  let around = item;
  while (around && !around.row) around = around.around;
  return around?.row?.entities ?? entities;
}

function startNote(head: CallNode, note: Note | undefined): ItemNote[] | undefined {
  if (!note) return undefined;
  const stream: StreamNote = { head, items: [] };
  note.streams.push(stream);
  return stream.items;
}

function addCandidate(
  found: Candidate[],
  environment: Environment,
  item: Item,
  outcome: Outcome,
  why: string | undefined,
  noted: ItemNote[] | undefined,
): void {
  const note: ItemNote | undefined = noted && { item, outcome, why, conditions: [] };
  if (note) noted?.push(note);
  if (outcome !== false) found.push({ environment: atItem(environment, item), outcome, note });
}

function rowsOf(rows: EntityRows, slug: string): readonly EntityRow[] {
  return (Object.hasOwn(rows, slug) && rows[slug]) || [];
}
