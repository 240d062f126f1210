import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import { member } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import type { LiveResource, SecretReference } from "../../resources/resource.ts";
import { unsetSecrets } from "./sends-secrets.ts";
import type { ChangeContext, Family } from "./change-context.ts";
import type { Change } from "../generated/plan.ts";
import { count } from "../../values/words.ts";
import { daysBetween } from "../days-between.ts";
import { placeOf } from "../place.ts";

const writes = new Set<Change["action"]>(["create", "update", "adopt", "replace"]);

/**
 * Adds what people should know about a change besides its fields.
 *
 * @param live The object as it is in the space.
 * @param mentions The secrets that its manifest names.
 */
export function addNotes(
  change: Change,
  live: LiveResource | undefined,
  mentions: readonly SecretReference[],
  context: ChangeContext,
): Change {
  if (!writes.has(change.action)) return change;
  const vanished = isVanished(change, context);
  const notes = [
    ...noteResync(change, live, context),
    ...noteSecrets(change, mentions, context),
    ...(vanished ? [noteVanished(change)] : []),
  ];
  if (notes.length === 0) return change;
  const warnings = [...change.warnings, ...notes] as Change["warnings"];
  return { ...change, warnings, ...(vanished && { reason: "drift" as const }) };
}

/** Sending everybody again can cost a campaign its numbers, so it must not hide among the fields. */
function noteResync(change: Change, live: LiveResource | undefined, { family }: ChangeContext): Diagnostic[] {
  const rules = kindOf(change.kind).fields.filter(({ comparison }) => comparison.accompanies);
  if (!rules.some(({ pointer }) => getAt(change.after ?? {}, pointer) === true)) return [];
  // What is off sends nobody now.
  const again = member(live?.spec, "enabled") === true ? " again" : "";
  return [
    {
      code: "plan-resync",
      severity: "warning",
      message: `${whole(change, family)} will be sent to ${family?.parent.name ?? "the destination"}${asksAnew(family) ? "" : again}`,
      hint: "performResync: true asks for it; take it off again after the apply",
      ...placeOf(change),
    },
  ];
}

const QUERY = "/definition/query";

/** Everybody in an audience. Where its query changes, too, only its size of today is known. */
function whole({ impact }: Change, family: Family | undefined): string {
  const { members } = impact;
  if (members === undefined) return "all members of the audience";
  return asksAnew(family)
    ? `all members of its new query (not known how many; ${count(members)} are in the old one)`
    : `all ${count(members)} members of the audience`;
}

/** Whether the query of the audience changes, too: then others are in it. */
function asksAnew({ audience, audienceAfter = {} }: Partial<Family> = {}): boolean {
  const query = getAt(audienceAfter, QUERY);
  return query !== undefined && query !== getAt(audience?.spec ?? {}, QUERY);
}

/** Names every secret that the change sends and that is not set, at each place that mentions it. */
function noteSecrets(change: Change, mentions: readonly SecretReference[], { secretOf }: ChangeContext): Diagnostic[] {
  const missing = new Set(unsetSecrets(change, secretOf));
  return mentions
    .filter(({ name }) => missing.has(name))
    .map(({ name, source }) => ({
      code: "plan-secret-missing",
      severity: "warning",
      message: `the environment variable ${name} is not set here, and apply sends it`,
      hint: `the plan is complete without it; set ${name} where apply runs`,
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
