import { changedFields } from "../plan/change/changed-fields.ts";
import { notCompared, notComparedFor } from "../plan/change/keys-not-known.ts";
import { onlySendsAgain } from "../plan/change/sends-secrets.ts";
import type { Change } from "../plan/generated/plan.ts";
import { followsText } from "../plan/keys/follows-keys.ts";
import { commandLine } from "../values/command-line.ts";
import { plural } from "../values/words.ts";
import type { Drift } from "./drift.ts";
import { waitsForFirstApply } from "./never-seen.ts";

const NO_TRACE = "nothing shows that it ever was: the audit trail has no deletion of its name";

/** What is said of a change that is no drift, by where it comes from; never that the manifests changed, unless that is known. */
export function pendingText(change: Change): string {
  const { address, action, within, warnings, onRemove, reason, follows } = change;
  const audience = within?.[0]?.address ?? "";
  if (onlySendsAgain(change)) {
    const why = warnings.find(({ code }) => code === "plan-secret-sent-again")?.message;
    return `${address} is as declared as far as Segment shows (${action})${why === undefined ? "" : `; ${why}`}`;
  }
  if (within) return `${address} goes along with ${audience}, which is not as the manifests ask (${action})`;
  if (waitsForFirstApply(change)) return `${address} is not in the space, and ${NO_TRACE} (${action})`;
  if (reason === "removed" && action === "delete")
    return `${address} is in the space and in no manifest: an apply would delete it, unless a guard refuses that`;
  if (onRemove !== undefined)
    return `${address} is in the space and in no manifest: an apply would release it, as onRemove: ${onRemove} said`;
  const fields = action === "update" ? changedFields(change) : [];
  const rows = fields.length === 0 ? "" : `: ${fields.join(", ")}`;
  if (follows) return `${address} ${followsText(follows)} (${action})${rows}`;
  const unknown = notComparedFor(change);
  if (unknown.length > 0)
    return `${address} may have a change that is not applied yet (${action})${rows}; ${notCompared(unknown)}`;
  return `${address} has a change in the manifests that is not applied yet (${action})${rows}`;
}

/**
 * How much waits for an apply, as sentences; none where nothing does. Told whether it is listed or not: what is deleted for want
 * of a manifest, and what is not there, are seen by nobody who only reads that there is no drift.
 */
export function pendingTexts({
  pending,
  following = [],
  asked,
  reach,
}: Pick<Drift, "pending" | "following" | "asked" | "reach">): string[] {
  if (pending.length === 0) return [];
  const see = asked.pending ? "" : ` (see ${commandLine("plan", reach)})`;
  const first = pending.filter(waitsForFirstApply).length;
  const deleted = pending.filter((change) => isOfNoManifest(change) && change.action === "delete").length;
  const released = pending.filter((change) => isOfNoManifest(change) && change.onRemove !== undefined).length;
  const follows = new Set(following.map(({ address }) => address));
  const others = pending.filter(({ address }) => !follows.has(address));
  const secrets = others.filter(onlySendsAgain).length;
  const unknown = others.filter((change) => !change.within && notComparedFor(change).length > 0).length;
  const what = [
    changesText(others.length - secrets - unknown),
    perhapsText(unknown),
    secretsText(secrets),
    followingText(follows.size),
  ].filter(Boolean);
  return [
    `Not applied yet, and not drift: ${what.join("; and ")}${see}.`,
    ...(first === 1 ? [`1 declared object is not in the space, and ${NO_TRACE}.`] : []),
    ...(first > 1
      ? [
          `${plural(first, "declared object")} are not in the space, and nothing shows that they ever were: the audit trail has no deletion of their names.`,
        ]
      : []),
    ...(deleted > 0
      ? [`${leftText(deleted)}: an apply would delete ${them(deleted)}, unless a guard refuses that.`]
      : []),
    ...(released > 0 ? [`${leftText(released)}: an apply would release ${them(released)}, as onRemove said.`] : []),
  ];
}

function changesText(number: number): string {
  return number === 0 ? "" : `${plural(number, "change")} in the manifests`;
}

function perhapsText(number: number): string {
  if (number === 0) return "";
  return number === 1
    ? "1 object that may have a change, and names a key that is not known yet"
    : `${number} objects that may have changes, and name keys that are not known yet`;
}

function secretsText(number: number): string {
  if (number === 0) return "";
  return number === 1 ? "1 part with secrets that are sent again" : `${number} parts with secrets that are sent again`;
}

function followingText(number: number): string {
  if (number === 0) return "";
  return number === 1
    ? "1 query that follows the key of another object; its manifest did not change"
    : `${number} queries that follow the keys of other objects; their manifests did not change`;
}

function isOfNoManifest({ reason, within }: Change): boolean {
  return reason === "removed" && !within;
}

function leftText(number: number): string {
  return `${plural(number, "object")} of this project ${number === 1 ? "is" : "are"} in the space and in no manifest`;
}

function them(number: number): string {
  return number === 1 ? "it" : "them";
}
