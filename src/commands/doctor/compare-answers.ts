import type { Profile } from "../../probe/generated/profile.ts";
import { readCount } from "../../segment/lane-report.ts";
import { operationRow } from "../../segment/operations.ts";
import { count } from "../../values/words.ts";
import type { SeenAnswer } from "./examination.ts";

/** What came of holding something of a profile against what is seen; left out by whoever saw nothing of it. */
export interface Comparison {
  /** What was compared: the name of a setting, or words. */
  what: string;
  /** How it is otherwise now; left out when it is the same. */
  against?: string;
}

/** So many seconds the clock may have moved since then. */
const MOST_DRIFT_SECONDS = 10;

/** What the answers of this run say of settings of a profile, without another request. */
export function compareAnswers({ settings }: Pick<Profile, "settings">, answers: readonly SeenAnswer[]): Comparison[] {
  const accepted = answers.filter(({ operation, status }) => operation !== undefined && status < 400);
  if (accepted.length === 0) return [];
  const limits = accepted.flatMap((answer) => limitOf(answer) ?? []);
  return [
    ...compareToken(settings["tokenAccess"]?.value),
    ...compareTold(settings["rateLimits"]?.value, limits.length > 0),
    ...compareLimit(settings["defaultRateLimit"]?.value, limits.findLast(({ isShared }) => isShared)?.limit),
    ...compareClock(settings["clockSkewSeconds"], accepted),
  ];
}

type Setting = Profile["settings"][string] | undefined;
type Value = Profile["settings"][string]["value"] | undefined;

/** Whether it may write shows in no read, so that nothing is said of that. */
function compareToken(said: Value): Comparison[] {
  return said === "none" ? [{ what: "tokenAccess", against: "the token was refused then, and is accepted now" }] : [];
}

function compareTold(said: Value, areTold: boolean): Comparison[] {
  if (typeof said !== "boolean") return [];
  const [then, now] = said ? ["told", "do not"] : ["did not tell", "do"];
  const against = said === areTold ? {} : { against: `answers ${then} what is left of limits then, and ${now} now` };
  return [{ what: "rateLimits", ...against }];
}

/** Operations without a published limit share one, which every answer of theirs tells. */
function compareLimit(said: Value, seen: number | undefined): Comparison[] {
  if (typeof said !== "number" || seen === undefined) return [];
  const words = `requests without a limit of their own were limited to ${count(said)} a minute then, and are to ${count(seen)} now`;
  return [{ what: "defaultRateLimit", ...(seen !== said && { against: words }) }];
}

function compareClock(said: Setting, answers: readonly SeenAnswer[]): Comparison[] {
  const aheads = answers.map(({ headers, atMs }) => (Date.parse(headers.get("date") ?? "") + 500 - atMs) / 1000);
  // A slow answer makes the other clock look slow, so the one that is the furthest ahead is the best.
  const seen = Math.max(...aheads.filter((ahead) => !Number.isNaN(ahead)));
  if (typeof said?.value !== "number" || seen === -Infinity) return [];
  const [min, max] = [said.min ?? said.value, said.max ?? said.value];
  const isSame = seen >= min - MOST_DRIFT_SECONDS && seen <= max + MOST_DRIFT_SECONDS;
  const words = `the API's clock was ${Math.round(said.value)} seconds ahead then, and is ${Math.round(seen)} now`;
  return [{ what: "clockSkewSeconds", ...(!isSame && { against: words }) }];
}

function limitOf({ operation, headers }: SeenAnswer): { limit: number; isShared: boolean } | undefined {
  const [consumed, remaining] = ["consumed", "remaining"].map((name) => readCount(headers, `x-ratelimit-${name}`));
  if (operation === undefined || consumed === undefined || remaining === undefined) return undefined;
  return { limit: consumed + remaining, isShared: operationRow(operation).limits.length === 0 };
}
