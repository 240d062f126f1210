import type { WaitReason } from "../../apply/events.ts";
import { durationText } from "../../values/duration.ts";
import { count } from "../../values/words.ts";

/** How far somebody is with requests to the API. */
export interface RequestsProgress {
  /** How many there are to make, as far as is known. */
  asked: number;
  answered: number;
  /** Whether nothing is written just now. */
  onlyReads: boolean;
  /** Operations with requests under way, those that wait longest first; at least one. */
  open: readonly OpenRequests[];
}

/** Requests of one operation. */
interface OpenRequests {
  operation: string;
  /** What they wait for before the next is sent, and for how many real milliseconds; absent: for an answer. */
  wait?: { reason: WaitReason; leftMs: number };
}

const waitTexts: Readonly<Record<WaitReason, (operation: string, time: string) => string>> = {
  "rate-limit": (operation, time) => `waiting for ${operation}, next in ${time}`,
  refused: (operation, time) => `Segment asks to wait with ${operation}, next in ${time}`,
  guessed: (operation, time) => `${operation} was refused, next in ${time}`,
  failed: (operation, time) => `${operation} failed, again in ${time}`,
  answer: (operation) => `waiting for the answer to ${operation}`,
};

/** One line: `Reading: 53 of 304 requests, waiting for listDestinations, next in 38 s`. */
export function requestsLine(progress: RequestsProgress): string {
  const { asked, answered, onlyReads, open } = progress;
  const waits = waitsText(progress) ?? waitTexts.answer(open[0]?.operation ?? "the API", "");
  return `${onlyReads ? "Reading" : "Working"}: ${count(answered)} of ${count(asked)} requests, ${waits}`;
}

/**
 * What the requests wait for, apart from answers; `undefined` where they wait for nothing else. Of several operations the one that
 * waits longest is named, so that the time that is said only goes down.
 */
export function waitsText({ open }: RequestsProgress): string | undefined {
  const [first] = open.flatMap(({ operation, wait }) => (wait ? [{ operation, ...wait }] : []));
  return first && waitTexts[first.reason](first.operation, durationText(Math.ceil(first.leftMs / 1000)));
}
