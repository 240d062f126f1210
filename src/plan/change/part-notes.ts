import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { SecretReference } from "../../resources/resource.ts";
import { unsetSecrets } from "./sends-secrets.ts";
import type { ChangeContext } from "./change-context.ts";
import type { Change } from "../generated/plan.ts";
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
  const notes = [...noteSecrets(change, mentions, context), ...(vanished ? [noteVanished(change)] : [])];
  if (notes.length === 0) return change;
  const warnings = [...change.warnings, ...notes] as Change["warnings"];
  return { ...change, warnings, ...(vanished && { reason: "drift" as const }) };
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
