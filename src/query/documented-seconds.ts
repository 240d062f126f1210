import { functions } from "./functions.ts";
import type { ArgumentNode, CallNode } from "./syntax-tree.ts";
import { durationSeconds, singularUnit } from "./units.ts";

/**
 * How long a duration in the parentheses of a call is, in seconds. `undefined` where no documentation says it: for a unit
 * that the function is not documented with, such as weeks (API.md 4.6), and for what is no duration.
 */
export function documentedSeconds(call: CallNode, argument: ArgumentNode | undefined): number | undefined {
  if (argument?.type !== "duration") return undefined;
  const { units = [] } = functions.get(call.name) ?? {};
  return units.includes(singularUnit(argument.unit)) ? durationSeconds(argument.amount, argument.unit) : undefined;
}

/** How long a session window may be, in seconds: 30 minutes to 90 days (API.md 4.2). */
const sessionSeconds = { least: 30 * 60, most: 90 * 86_400 };

/** Whether a session window is as long as sessions are documented to be. */
export function isDocumentedSession(seconds: number): boolean {
  return seconds >= sessionSeconds.least && seconds <= sessionSeconds.most;
}
