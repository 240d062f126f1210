import type { Fingerprint } from "../../resources/fingerprints.ts";
import { fillSecrets, type SecretSource } from "../../resources/secrets.ts";
import type { JsonObject } from "../../values/json.ts";
import { isMasked, isMaskOfAnother, shownEnd } from "../../values/masked-value.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import { unsetSecrets } from "./sends-secrets.ts";

/** Fingerprints of what a space shows of secrets, by their places. A place of which it says nothing is left out. */
export type SecretsSeen = NonNullable<Change["secretsSeen"]>;

/** The print of a secret that is not in the space. */
const NONE = "none";

/**
 * What a change saw of each secret that it sends: whoever applies it knows by that whether somebody changed one since then.
 * It does not depend on what is set where the plan is made.
 *
 * @param live The values in the space.
 */
export function seeSecrets(change: Change, live: JsonObject, fingerprint: Fingerprint | undefined): Change {
  if (!fingerprint || unsetSecrets(change, () => undefined).length === 0) return change;
  return { ...change, secretsSeen: printSeen(change.secrets ?? [], live, fingerprint) };
}

/**
 * The secrets that a change sends and that the space shows otherwise than the plan saw them. One that ends like what is sent
 * now is none: an attempt before may have sent it.
 *
 * @param live The values in the space, read just now.
 */
export function secretsChangedSince(
  { secretsSeen, secrets = [], after }: Change,
  live: JsonObject,
  secretOf: SecretSource,
  fingerprint: Fingerprint,
): Pointer[] {
  if (!secretsSeen) return [];
  const now = printSeen(secrets, live, fingerprint);
  const { values } = fillSecrets(after ?? {}, secrets, secretOf);
  return secrets.filter((pointer) => {
    const [shown, sent] = [getAt(live, pointer), getAt(values, pointer)];
    const isSent = isMasked(shown) ? typeof sent === "string" && !isMaskOfAnother(shown, sent) : shown === sent;
    return isOther(secretsSeen[pointer], now[pointer]) && !isSent;
  });
}

/** Says that secrets changed after the plan. @param fields Their places, as people read them. */
export function secretsChangedText(fields: readonly string[]): string {
  return `the secret in the space changed after the plan was made: ${fields.join(", ")}`;
}

/** The secrets that an approved change sends, and that are others in the space by now than it saw, and than what is sent. */
export function secretsChangedBetween({ secretsSeen = {} }: Change, now: Change): Pointer[] {
  const { before, after, otherInSpace = [], secretsSeen: seenNow = {} } = now;
  return Object.keys(secretsSeen).filter((pointer) => {
    if (!isOther(secretsSeen[pointer], seenNow[pointer])) return false;
    const shown = getAt(before ?? {}, pointer);
    return isMasked(shown)
      ? otherInSpace.some((each) => each.pointer === pointer)
      : shown !== getAt(after ?? {}, pointer);
  });
}

/** Of a place of which one of the readings says nothing, nothing is concluded. */
function isOther(before: string | undefined, now: string | undefined): boolean {
  return before !== undefined && now !== undefined && before !== now;
}

function printSeen(pointers: readonly Pointer[], live: JsonObject, fingerprint: Fingerprint): SecretsSeen {
  const shown = pointers.flatMap((pointer): [Pointer, string][] => {
    const value = getAt(live, pointer);
    // Bullets are no part of a secret: how many there are says nothing.
    if (typeof value === "string") return [[pointer, fingerprint(shownEnd(value) ?? value)]];
    const isTold = getAt(live, pointer.slice(0, pointer.lastIndexOf("/"))) !== undefined;
    return isTold ? [[pointer, NONE]] : [];
  });
  return Object.fromEntries(shown);
}
