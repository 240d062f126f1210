import type { Person, Subject } from "../evaluator/index.ts";
import { durationSeconds, needsHistory, queryReferences, type DefinitionType, type QueryNode } from "../query/index.ts";
import { walkQuery } from "../query/walk.ts";
import type { DeclaredResource } from "../resources/resource.ts";
import { getAt } from "../values/pointer.ts";

/** Which events from before it was made an object leaves out. */
export interface LeftOutHistory {
  /** Names of the events that its query looks at. */
  readonly events: ReadonlySet<string>;
  /** Events that are this old may be left out, in milliseconds; 0: all from before. */
  readonly olderThanMs: number;
}

const dayMs = 86_400_000;

/** Segment's default for a query without a window, in days: API.md 2.6. */
const daysWithoutWindow = 7;

/**
 * What the options of an audience or a computed trait leave out (API.md 2.6, API.md 6.1): all events from before it was made,
 * unless it includes historical data; else those that are older than its days of backfill, where it has any. Of a query of which
 * nobody knows whether it needs historical data, all may be left out. `undefined`: nothing.
 */
export function leftOutHistory(
  { spec }: Pick<DeclaredResource, "spec">,
  tree: QueryNode,
  type: DefinitionType,
  gives: "members" | "values",
): LeftOutHistory | undefined {
  const events = new Set(queryReferences(tree).events.map(({ name }) => name));
  if (events.size === 0) return undefined;
  const included = getAt(spec, "/options/includeHistoricalData") === true || needsHistory(tree, type) === true;
  if (!included) return { events, olderThanMs: 0 };
  const declared = getAt(
    spec,
    gives === "members" ? "/options/backfillEventDataDays" : "/options/backfillDurationDays",
  );
  if (typeof declared === "number") return { events, olderThanMs: declared * dayMs };
  // Only audiences have days of their own without being told.
  return gives === "members" ? { events, olderThanMs: widestWindowMs(tree) ?? daysWithoutWindow * dayMs } : undefined;
}

/** The widest window over events; `undefined` without one, or where one has a length that nobody knows. */
function widestWindowMs(tree: QueryNode): number | undefined {
  const lengths: number[] = [];
  walkQuery(tree, {
    call: ({ name, args }) => {
      if (name !== "within" && name !== "between") return;
      for (const each of args)
        if (each.type === "duration") lengths.push((durationSeconds(each.amount, each.unit) ?? Number.NaN) * 1000);
    },
  });
  const widest = Math.max(...lengths);
  return lengths.length === 0 || Number.isNaN(widest) ? undefined : widest;
}

/** Whether an event of somebody would be left out if an object was made at an instant, in milliseconds since 1970. */
export function leavesOut({ events, olderThanMs }: LeftOutHistory, subject: Subject, atMs: number): boolean {
  const people: readonly Person[] = subject.type === "person" ? [subject.person] : subject.account.users;
  return people.some((person) =>
    person.events.some(({ event, timestampMs }) => events.has(event) && timestampMs < atMs - olderThanMs),
  );
}
