import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import { getAt } from "../../values/pointer.ts";
import type { SecretReference } from "../../resources/resource.ts";
import { fillSecrets } from "../../resources/secrets.ts";
import type { ChangeContext } from "./change-context.ts";
import type { Change } from "../generated/plan.ts";
import { overlay } from "../../resources/wire-values.ts";
import { count, plural } from "../../values/words.ts";
import { daysBetween } from "../days-between.ts";
import { placeOf } from "../place.ts";

const writes = new Set<Change["action"]>(["create", "update", "adopt", "replace"]);

/**
 * Adds what people should know about a change besides its fields.
 *
 * @param mentions The secrets that its manifest names.
 */
export function addNotes(change: Change, mentions: readonly SecretReference[], context: ChangeContext): Change {
  if (!writes.has(change.action)) return change;
  const vanished = isVanished(change, context);
  const notes = [
    ...noteResync(change, context),
    ...noteBackfill(change, context),
    ...noteSecrets(change, mentions, context),
    ...(vanished ? [noteVanished(change)] : []),
  ];
  if (notes.length === 0) return change;
  const warnings = [...change.warnings, ...notes] as Change["warnings"];
  return { ...change, warnings, ...(vanished && { reason: "drift" as const }) };
}

/** Sending everybody again can cost a campaign its numbers, so it must not hide among the fields. */
function noteResync(change: Change, { family }: ChangeContext): Diagnostic[] {
  const rules = kindOf(change.kind).fields.filter(({ comparison }) => comparison.accompanies);
  if (!rules.some(({ pointer }) => getAt(change.after ?? {}, pointer) === true)) return [];
  const { members } = change.impact;
  const who = members === undefined ? "everybody in the audience" : `all ${members} members of the audience`;
  return [
    {
      code: "plan-resync",
      severity: "warning",
      message: `${who} will be sent to ${family?.parent.name ?? "the destination"} again`,
      hint: "performResync: true asks for it; take it off again after the apply",
      ...placeOf(change),
    },
  ];
}

/** A new destination of an audience with historical data gets everybody in it, whatever its activations ask for. */
function noteBackfill(change: Change, { family }: ChangeContext): Diagnostic[] {
  const { kind, action, name, impact } = change;
  if (!family?.audience || !kindOf(kind).sink || (action !== "create" && action !== "replace")) return [];
  const { audience, audienceAfter = {} } = family;
  const spec = overlay(audience.spec, audienceAfter);
  const whole = kindOf(audience.kind);
  const isSent = whole.sentWhole?.(spec);
  if (isSent === false) return [];
  const finding = { code: "plan-destination-backfill", ...placeOf(change) } as const;
  if (isSent === undefined)
    return [
      {
        ...finding,
        severity: "info",
        message: `whether all members of the audience are sent to ${name} is not known: Segment does not say whether it includes historical data`,
        hint: "look at the audience in Segment",
      },
    ];
  const { members } = impact;
  const who = members === undefined ? "all members" : `all ${count(members)} members`;
  const howMany = members === undefined ? ", how many is not known" : "";
  return [
    {
      ...finding,
      severity: "warning",
      message: `${who} of the audience are sent to ${name}${howMany}; ${durationText(members, whole.eventsPerSecond?.(spec))}`,
      hint: "Segment does so because the audience includes historical data; guards.maxMembersResent of the project file says how many are too many",
    },
  ];
}

/** How long sending takes at least, at one event for each member. */
function durationText(members: number | undefined, perSecond: number | undefined): string {
  if (perSecond === undefined) return "how long that takes is not published";
  const limit = `${count(perSecond)} events a second for one audience`;
  if (members === undefined) return `no more than ${limit} are sent`;
  return `that takes at least ${plural(Math.ceil(members / perSecond / 60), "minute")} at the published ${limit}`;
}

/** Names every missing secret at each place that mentions it. */
function noteSecrets(change: Change, mentions: readonly SecretReference[], { secretOf }: ChangeContext): Diagnostic[] {
  const missing = new Set(fillSecrets(change.after ?? {}, change.secrets ?? [], secretOf).missing);
  return mentions
    .filter(({ name }) => missing.has(name))
    .map(({ name, source }) => ({
      code: "plan-secret-missing",
      severity: "warning",
      message: `the environment variable ${name} is not set here, and an apply needs it`,
      hint: `set ${name} where the plan is applied`,
      ...placeOf({ address: change.address, source }),
    }));
}

/** Whether a part is missing because Segment deletes such parts of audiences that stay disabled. */
function isVanished({ kind, action }: Change, { family, now }: ChangeContext): boolean {
  const audience = family?.audience;
  const days = kindOf(kind).parent?.deletedAfterDisabledDays;
  if (days === undefined || action !== "create" || audience?.spec["enabled"] !== false) return false;
  return daysBetween(audience.facts.updatedAt, now) >= days;
}

function noteVanished(change: Change): Diagnostic {
  const { field, deletedAfterDisabledDays: days } = kindOf(change.kind).parent ?? {};
  return {
    code: "plan-schedule-vanished",
    severity: "warning",
    message: `the audience has been disabled for ${days} days, and Segment deletes the ${field} of such audiences, so it has to be created`,
    hint: `enable the audience, or take the ${change.kind.toLowerCase()} out of the manifest`,
    ...placeOf(change),
  };
}
