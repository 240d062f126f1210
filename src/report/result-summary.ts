import {
  isLeftOut,
  wasWritten,
  type ApplyResult,
  type ApplyVerdict,
  type ChangedKey,
  type Outcome,
} from "../apply/outcome.ts";
import { ALLOWED, isAllowed } from "../plan/file/approval.ts";
import { RESYNC_WAITS } from "../plan/change/waiting-resync.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { actionWords } from "./action-words.ts";
import { commandLine, reachOf } from "../values/command-line.ts";
import { writeReference } from "../values/template.ts";
import { count, joinWords, listSome } from "../values/words.ts";

/** What an apply came to, to be followed by a colon or a full stop. */
export const verdictWords: Record<ApplyVerdict, string> = {
  complete: "Applied",
  unproven: "Not proven",
  partial: "Applied in part",
  stale: "Not applied",
  failed: "Not applied",
};

/** What an apply came to, to be followed by a full stop, where nothing is known to have been applied at all. */
export const NOTHING_PROVEN = "Not proven: Segment reported success, and the space shows none of it";

/** Whether all that may have been applied is what the space does not show. */
export function isNothingProven({ outcomes }: Pick<ApplyResult, "outcomes">): boolean {
  const written = outcomes.filter(wasWritten);
  return written.length > 0 && written.every((outcome) => isUnproven(outcome));
}

/** Whether the API said that a change was made, and the space does not show it. */
export function isUnproven(outcome: Outcome): boolean {
  return outcome.status === "failed" && outcome.unproven === true;
}

/** What is said of an apply that had nothing to do but what its plan leaves out. Without a full stop. */
export const ONLY_LEFT_OUT = "Nothing done: all that is left to do is left out of the plan";

/** Said of changes under the one that they wait for. */
export const NEEDED = "skipped, because they need it";

/** The same under several that failed for one reason. */
export const NEEDED_OF_MANY = "skipped, because they need one of these";

/** Said before what failed for one reason, of which the first is told. */
export const ALL_OF_THEM = "all of them";

/** Said of changes under the one that they went with. */
export const LOST = "deleted with it, and not made again";

/** Said before changes that the objects themselves show and lists do not. */
export const UNSEEN = "Not in lists yet, so a plan made now may be wrong";

/** The command lines that go on after an apply. */
export interface WaysOn {
  /** Does what is left. */
  resume: string;
  /** Shows what is left. */
  plan: string;
}

/** The same where no command was run: they lead as far as the plan does. */
export function waysOf({ environment }: Pick<Plan, "environment">): WaysOn {
  const reach = reachOf(environment);
  return { resume: commandLine("apply", reach), plan: commandLine("plan", reach) };
}

/**
 * That nothing proves what an apply came to, and how to find out.
 *
 * @param reason As it is to be shown.
 * @param plan The command line that finds it out, as it is to be shown.
 */
export function unprovenText(reason: string, plan: string): string {
  return `The space could not be read again as proof: ${reason}. To see what is left to do: ${plan}`;
}

/** That fields were written and cannot be seen, as a sentence; `undefined` when there are none. */
export function untoldText({ untold = {} }: Pick<ApplyResult, "untold">): string | undefined {
  const named = Object.entries(untold).map(([address, fields]) => `${joinWords(fields, "and")} of ${address}`);
  if (named.length === 0) return undefined;
  return `Sent, and not shown by Segment, so whether it is as sent is not known: ${listSome(named)}.`;
}

/** The limits that an applied plan exceeds, with what allowed that, as sentences. */
export function allowedTexts({ warnings = [] }: Partial<Pick<Plan, "warnings">>): string[] {
  return warnings.filter(isAllowed).map(({ message, hint = "" }) => `${ALLOWED}: ${message} (${hint}).`);
}

/**
 * What an apply has to say of performResync, as sentences: that it was sent and goes on doing so, or that it waits still. None where
 * nothing asks for it.
 */
export function resyncTexts(
  { changes, warnings }: Pick<Plan, "changes"> & Partial<Pick<Plan, "warnings">>,
  { outcomes }: Pick<ApplyResult, "outcomes">,
): string[] {
  const done = new Set(outcomes.flatMap((outcome) => (wasWritten(outcome) ? outcome.address : [])));
  const sent = changes.filter(
    (change) => done.has(change.address) && change.warnings.some(({ code }) => code === "plan-resync"),
  );
  const named = sent.map(({ name, impact, address }) =>
    impact.audience === undefined ? address : `${JSON.stringify(name)} of ${JSON.stringify(impact.audience)}`,
  );
  const waiting = (warnings ?? []).filter(({ code }) => code === RESYNC_WAITS);
  return [
    ...(sent.length === 0
      ? []
      : [
          `Take performResync: true out of the manifest again (${listSome(named)}): it was sent, and every later apply that changes such an activation sends everybody again.`,
        ]),
    ...waiting.map(({ message, hint = "" }) => `${message}. To avoid that, ${hint}.`),
  ];
}

/**
 * How to go on with what is not done. Where only what the plan leaves out is, or the token may not do it, a command alone would
 * do nothing again.
 *
 * @param command As it is to be shown.
 */
export function goOnText(result: ApplyResult, command: string): string {
  if (isLeftOut(result)) return `First see to what is left out; then: ${command}`;
  if (isRefusedAsItIs(result)) return `First see why Segment refused it; then: ${command}`;
  // The line of each such change says so, too.
  if (result.outcomes.some(({ status }) => status === "stale")) return `First look at a new plan; then: ${command}`;
  return isTokenRefused(result)
    ? `First use a token that may make these changes; then: ${command}`
    : `To go on: ${command}`;
}

/** Whether Segment refused the token, as it will again. The code is that of `describeFailure`. */
function isTokenRefused({ outcomes }: ApplyResult): boolean {
  return outcomes.some((outcome) => outcome.status === "failed" && outcome.reason.code === "unauthorized");
}

/** Whether Segment refused what was asked for (API.md 1.4), such as one object more than its quota has room for. */
function isRefusedAsItIs({ outcomes }: ApplyResult): boolean {
  return outcomes.some(({ status, ...outcome }) => {
    const reason = "reason" in outcome ? outcome.reason : undefined;
    return status === "failed" && reason?.code === "segment-api-error" && reason.message.includes("(HTTP 422)");
  });
}

/**
 * Writes that the API refused, and so did nothing (API.md 1.4). What failed in another way, or in a look at the object, may have
 * been done before.
 */
const refusedWrite = /^(?!get|list)\w+ failed \(HTTP (?:400|401|403|404|409|413|422|423|429)\)/;

/** What is said where no change is done, to follow the verdict: no more than is known. */
export function nothingDoneText({ outcomes }: Pick<ApplyResult, "outcomes">): string {
  if (outcomes.some(wasWritten)) return "no change is done as a whole";
  const isKnown = outcomes.every((each) => each.status !== "failed" || refusedWrite.test(each.reason.message));
  return isKnown ? "nothing was changed in the space" : "no change is known to have been made";
}

/** What was not done: how many changes, and how many in which way: `2 failed, 1 skipped`. */
export function countOpen(outcomes: readonly Outcome[]): { total: number; text: string } {
  const statuses = outcomes.map(({ status }) => status);
  const numbers = (["failed", "stale", "skipped"] as const).map((status) => ({
    status,
    number: statuses.filter((each) => each === status).length,
  }));
  return {
    total: numbers.reduce((sum, { number }) => sum + number, 0),
    text: numbers
      .filter(({ number }) => number > 0)
      .map(({ status, number }) => `${count(number)} ${status}`)
      .join(", "),
  };
}

/** That a change was not made and how it ended, to follow its address: `was not created (failed)`. */
export function notDoneText(outcome: Outcome): string {
  return `${openText(outcome)} (${outcome.status})`;
}

/** The same without how it ended: `was not created`, or `is not proven to be created`. */
export function openText(outcome: Outcome): string {
  const { action } = outcome;
  return isUnproven(outcome) ? `is not proven to be ${actionWords[action].done}` : notMadeText(action);
}

/** That a change was not made, to follow its address: `was not created`. */
export function notMadeText(action: Outcome["action"]): string {
  const { done } = actionWords[action];
  return action === "withheld" ? `was ${done}` : `was not ${done}`;
}

/** Whether a change was made before, as far as is known: nothing had to be written, and no other reason is. */
export function isAppliedBefore(outcome: Outcome): boolean {
  return outcome.status === "unchanged" && outcome.because === undefined;
}

/** Whether a plan that was applied before has nothing left to do. */
export function isDoneAlready(outcomes: readonly Outcome[]): boolean {
  return outcomes.length > 0 && outcomes.every(({ status }) => status === "unchanged");
}

/** What is asked for beside an approved plan, in words. @param leftOut How many changes; at least one. */
export function leftOutText(leftOut: number): string {
  const what = leftOut === 1 ? "1 further change is" : `${count(leftOut)} further changes are`;
  return `${what} asked for now, which the approved plan does not have, and not applied`;
}

/**
 * That a key is another than it was, or than was expected, why as far as that is known, who asks for a key that nothing has,
 * and what to do, as sentences.
 */
export function changedKeyText({ address, before, expected, after, users, holder }: ChangedKey): string {
  const head =
    before === undefined
      ? `${address} got the key ${after}; expected was ${expected}`
      : `${address} has the key ${after} now, no longer ${before}${expected === undefined ? "" : `; expected was ${expected}`}`;
  const missed = [before, expected].filter((key) => key !== undefined).join(" or ");
  // Only where the space was read again is it known that nothing has a key.
  const why =
    expected === undefined || holder !== undefined || users === undefined
      ? []
      : [`Why is not known: nothing has the key ${expected}, though an object that was deleted may have had it.`];
  return [
    `${head}${holder === undefined ? "" : `, which ${holder} has`}.`,
    ...why,
    ...(users === undefined || users.length === 0
      ? []
      : [`${before === undefined ? "Asking" : "Still asking"} for ${missed}: ${users.join(", ")}.`]),
    `Wherever the key is written out, in queries or outside of Segment, write ${after}; ${writeReference(address)} stands for it by itself.`,
  ].join(" ");
}
