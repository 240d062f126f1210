import { stringify } from "safe-stable-stringify";
import { kindOf } from "../../resources/kinds.ts";
import { buildBody, type SecretSource } from "../../resources/secrets.ts";
import { partMark, placesMark, readSent } from "../../resources/sent-secrets.ts";
import { isMasked } from "../../values/masked-value.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import { fieldChanges, type FieldChange } from "./field-changes.ts";

const creates = new Set<Change["action"]>(["create", "replace"]);

const edits = new Set<Change["action"]>(["update", "adopt"]);

/** Whether a change of a part sends secrets that the marker of its audience is to remember. */
export function sendsSecrets(change: Change): boolean {
  return change.within !== undefined && unsetSecrets(change, () => undefined).length > 0;
}

/** The secrets without which a change cannot be made: those that its request contains and that are not set. */
export function unsetSecrets(change: Change, secretOf: SecretSource): string[] {
  const { action, after, before, secrets = [] } = change;
  if (!after || secrets.length === 0 || !(creates.has(action) || edits.has(action))) return [];
  const kind = kindOf(change.kind);
  const built = buildBody(after, secrets, secretOf, (filled) =>
    creates.has(action) ? kind.toCreateBody(filled, "") : kind.toUpdateBody(filled, before ?? {}, fieldsSent(change)),
  );
  return "missing" in built ? built.missing : [];
}

function fieldsSent({ kind, before, after, resends = [] }: Change): Pointer[] {
  return kindOf(kind)
    .fields.map(({ pointer }) => pointer)
    .filter(
      (pointer) =>
        resends.includes(pointer) || stringify(getAt(before ?? {}, pointer)) !== stringify(getAt(after ?? {}, pointer)),
    );
}

/** What tells the part of a change apart in the marker of its audience. */
export function partMarkOf({ address, within = [] }: Pick<Change, "address" | "within">): string {
  return partMark(address.slice((within[0]?.address ?? "").length + 1));
}

/** Whether a change gives a part another identity, so that what is remembered of its secrets has to move with it. */
export function movesRecord({ action, kind, before, after, sentBefore }: Change): boolean {
  const { parent } = kindOf(kind);
  if (sentBefore === undefined || action !== "update" || !parent) return false;
  return parent.identify(before ?? {}) !== parent.identify(after ?? {});
}

/** Whether the marker of a live audience has to be told something new because of a change of one of its parts. */
export function tellsMarker(change: Change): boolean {
  if (movesRecord(change)) return true;
  const { resends, secrets = [], sentBefore = "" } = change;
  return sendsSecrets(change) && (resends !== undefined || readSent(sentBefore)?.places !== placesMark(secrets));
}

/**
 * Whether a change only sends secrets again. That is asked for from here: a mask, and what the marker remembers, say of
 * nobody that they moved something in the space.
 */
export function onlySendsAgain(change: Change): boolean {
  return change.resends !== undefined && fieldChanges(change).every((each) => isSentAgain(change, each));
}

/** Whether a field of a change differs only because secrets are sent again, and not because the space has another secret. */
export function isSentAgain({ resends, otherInSpace = [] }: Change, { pointer, before }: FieldChange): boolean {
  if (otherInSpace.some((each) => each.pointer === pointer && each.lastSent !== "other")) return false;
  return resends !== undefined && (isMasked(before) || pointer === "/secretVersion");
}
