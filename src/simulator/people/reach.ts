import type { Person, Subject, TimedEvent } from "../../evaluator/index.ts";
import type { SimulatorSettings } from "../settings.ts";

/** Which events count for an audience or a computed trait. Traits always count. */
export interface Reach {
  /** When it was made, in milliseconds since 1970: what comes from then on counts. */
  readonly madeMs: number;
  /** From when on an event counts that came before that. `-Infinity`: all of them, `Infinity`: none. */
  readonly backToMs: number;
  /** By which of its times an event came before or after. */
  readonly by: SimulatorSettings["historicalBy"];
}

const dayMs = 86_400_000;

/**
 * The reach of something by its options (API.md 2.6, API.md 6.1).
 *
 * @param madeAt When it was made, ISO 8601 in UTC: days of events are counted from there.
 * @param days How many days of events before it count, with historical data. Left out: all.
 */
export function reachOf(
  madeAt: string,
  { includeHistoricalData, days }: { includeHistoricalData?: boolean | undefined; days?: number | undefined },
  { historicalBy }: Pick<SimulatorSettings, "historicalBy">,
): Reach {
  const madeMs = Date.parse(madeAt);
  const withHistory = days === undefined ? -Infinity : madeMs - days * dayMs;
  return { madeMs, backToMs: includeHistoricalData === true ? withHistory : Infinity, by: historicalBy };
}

/** Somebody as far as the reach goes; the same subject where it leaves no event out. */
export function withinReach(subject: Subject, reach: Reach): Subject {
  if (subject.type === "person") {
    const person = personWithin(subject.person, reach);
    return person === subject.person ? subject : { type: "person", person };
  }
  const { account } = subject;
  const users = account.users.map((user) => personWithin(user, reach));
  const same = users.every((user, index) => user === account.users[index]);
  return same ? subject : { type: "account", account: { ...account, users } };
}

function personWithin(person: Person, reach: Reach): Person {
  const events = person.events.filter((event) => counts(event, reach));
  return events.length === person.events.length ? person : { ...person, events };
}

function counts({ timestampMs, receivedMs = timestampMs }: TimedEvent, { madeMs, backToMs, by }: Reach): boolean {
  return (by === "received" ? receivedMs : timestampMs) >= madeMs || timestampMs >= backToMs;
}
