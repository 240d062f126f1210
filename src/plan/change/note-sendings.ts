import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { overlay } from "../../resources/wire-values.ts";
import type { JsonObject } from "../../values/json.ts";
import { count, plural } from "../../values/words.ts";
import type { Change } from "../generated/plan.ts";
import { placeOf } from "../place.ts";
import { allMembersText, type CountedMembers } from "./counted-members.ts";
import { mayHaveOthers } from "./decides-members.ts";
import { noteResync } from "./note-resync.ts";
import { membersThen } from "./members-then.ts";

/** An audience whose connections are looked at: what it will be, and whether it is made anew. */
interface Audience {
  kind: string;
  spec: JsonObject;
  isAnew: boolean;
  /** Whether others may be in it after the plan, so that only its size of today is known. */
  mayHaveOthers: boolean;
  /** What its members are in place of what they were, such as accounts in place of users. */
  othersInside: string | undefined;
}

const HINT = "guards.maxMembersResent of the project file says how many are too many";

/**
 * Says of each new connection of a live audience that everybody in it is sent there, or may be, and of activations that
 * everybody is sent again. To be asked once it is known where audiences are sent, and in which others may be.
 */
export function noteSendings(changes: readonly Change[], live: readonly LiveResource[]): Change[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  return changes.map((change) => {
    const { kind, action, within: [outer] = [], id = "" } = change;
    const resync = noteResync(change, objects.get(id), byAddress.get(change.within?.at(-1)?.address ?? ""));
    if (resync) return { ...change, warnings: [resync, ...change.warnings] as Change["warnings"] };
    if (!outer || !kindOf(kind).sink || (action !== "create" && action !== "replace")) return change;
    const parent = byAddress.get(outer.address);
    const audience = objects.get(parent?.id ?? outer.id ?? "");
    const note = audience && noteSending(change, audienceOf(audience, parent));
    return note ? { ...change, warnings: [...change.warnings, note] as Change["warnings"] } : change;
  });
}

function audienceOf({ kind, spec: now }: LiveResource, change: Change | undefined): Audience {
  const after = change?.after ?? {};
  const isAnew = change?.action === "replace";
  // What a new one is to have counts, whatever the old one has.
  const spec = isAnew ? after : overlay(now, after);
  const [was, becomes] = [now["audienceType"], spec["audienceType"]];
  const othersInside = typeof becomes === "string" && becomes !== was ? becomes.toLowerCase() : undefined;
  return { kind, spec, isAnew, mayHaveOthers: change !== undefined && mayHaveOthers(change), othersInside };
}

/**
 * A new destination of an audience with historical data gets everybody in it, whatever its activations ask for (API.md 5.10).
 * An audience that is made anew sends whom it holds, and whether that is everybody again depends on data that Segment counts.
 */
function noteSending(change: Change, audience: Audience): Diagnostic | undefined {
  const { action, name, impact } = change;
  const { members, destinations: [to] = [] } = impact;
  const { kind, spec, isAnew } = audience;
  const where = to?.name ?? to?.kind ?? name;
  const sent = kindOf(kind);
  const isSent = sent.sentWhole?.(spec);
  const unknown =
    members === undefined && audience.othersInside === undefined && !audience.mayHaveOthers
      ? ", how many is not known"
      : "";
  if (isSent === true && to?.sends === "never")
    return {
      code: "plan-destination-backfill",
      severity: "warning",
      message: `probably nobody is sent to ${where}, because ${whyNobody(change)}; once it sends, ${whole(impact, audience)} may be sent${unknown}`,
      hint: HINT,
      ...placeOf(change),
    };
  // Where it is not known that the connection sends, it is not known of anybody.
  const perhaps = to !== undefined && to.sends === undefined ? "perhaps " : "";
  if (isSent === true)
    return {
      code: "plan-destination-backfill",
      severity: "warning",
      message: `${whole(impact, audience)} are ${perhaps}sent to ${where}${unknown}; ${durationText(members, sent.eventsPerSecond?.(spec))}`,
      hint: `Segment does so because the audience includes historical data; ${HINT}`,
      ...placeOf(change),
    };
  if (isAnew || action === "replace")
    return to?.sends === "never"
      ? undefined
      : {
          code: "plan-replacement-resend",
          severity: "warning",
          message: `${whole(impact, audience)} may be sent to ${where}${isAgain(action, audience) ? " again" : ""}${unknown}`,
          hint: HINT,
          ...placeOf(change),
        };
  if (isSent === false) return undefined;
  return {
    code: "plan-destination-backfill",
    severity: "info",
    message: `whether all members of the audience are sent to ${where} is not known: Segment does not say whether it includes historical data`,
    hint: "look at the audience in Segment",
    ...placeOf(change),
  };
}

/** Why a connection sends nobody: another finding about it says that its destination is off. */
function whyNobody({ warnings }: Change): string {
  return warnings.some(({ code }) => code === "plan-destination-disabled")
    ? "the destination is switched off"
    : "no activation of it is on";
}

/** Whether the same people may be sent once more. */
function isAgain(action: Change["action"], { mayHaveOthers: hasOthers, othersInside }: Audience): boolean {
  return action === "replace" && !hasOthers && othersInside === undefined;
}

/** Everybody in an audience. Where others may be in it then, only its size of today is known. */
function whole(counted: CountedMembers, { mayHaveOthers: hasOthers, isAnew, othersInside }: Audience): string {
  if (othersInside !== undefined) return `all ${othersInside} that will be in the audience (which ones is not known)`;
  return hasOthers ? membersThen(counted, isAnew) : allMembersText(counted);
}

/** How long sending takes at least, at one event for each member. */
function durationText(members: number | undefined, perSecond: number | undefined): string {
  if (perSecond === undefined) return "how long that takes is not published";
  const limit = `${count(perSecond)} events a second for one audience`;
  if (members === undefined) return `no more than ${limit} are sent`;
  return `that takes at least ${plural(Math.ceil(members / perSecond / 60), "minute")} at the published ${limit}`;
}
