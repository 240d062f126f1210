import { isJsonObject, type JsonValue } from "./json.ts";
import { childPointer, getAt, setAt, type Pointer } from "./pointer.ts";

/** What the API shows in place of a secret: bullets, and some of its last characters (API.md 5.3). */
const MASK = "\u{2022}";

/** A mask as the API shows one: all bullets are at its beginning. */
const ONE_MASK = new RegExp(`^${MASK}+([^${MASK}]*)$`);

/** What is printed in the place of a secret. */
export const PRINTED_MASK = "[secret]";

/** Whether a value stands for a secret that the API does not show. */
export function isMasked(value: JsonValue | undefined): boolean {
  return typeof value === "string" && value.includes(MASK);
}

/**
 * Whether a mask is certainly not that of a secret: it shows the last characters, and the secret ends with others. Blanks at
 * the end do not count. Of a mask that shows none, and of one that ends alike, nothing is concluded.
 */
export function isMaskOfAnother(mask: JsonValue | undefined, secret: string): boolean {
  const shown = shownEnd(mask) ?? "";
  return !secret.trimEnd().endsWith(shown.trimEnd());
}

/** The last characters of a secret that its mask shows, perhaps none. `undefined` for what is no mask. */
export function shownEnd(mask: JsonValue | undefined): string | undefined {
  return typeof mask === "string" ? ONE_MASK.exec(mask)?.[1] : undefined;
}

/** What stands for a secret of which nothing is to be readable. */
export const COVER = MASK.repeat(8);

/** Whether a text stands for a secret, as the API shows one or as it is printed. */
export function standsForSecret(text: string): boolean {
  return isMasked(text) || text === PRINTED_MASK;
}

/**
 * The places of masks in a value of any depth.
 *
 * @param isMask Which texts are masks. Default: those of the API.
 */
export function maskedPlaces(
  value: unknown,
  at: Pointer = "",
  isMask: (text: string) => boolean = isMasked,
): Pointer[] {
  if (typeof value === "string") return isMask(value) ? [at] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => maskedPlaces(item, childPointer(at, index), isMask));
  return isJsonObject(value)
    ? Object.entries(value).flatMap(([key, member]) => maskedPlaces(member, childPointer(at, key), isMask))
    : [];
}

/** A value with nothing but bullets in its masks: what the API leaves readable of a secret is too much for a report. */
export function coverMasks(value: JsonValue): JsonValue {
  if (isMasked(value)) return COVER;
  if (Array.isArray(value)) return value.map(coverMasks);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, coverMasks(member)]));
}

/** A value with covers at the places where another one has them, so that what was covered there is no difference. */
export function coverAlike<Value extends JsonValue>(value: Value, like: unknown): Value {
  const covered = structuredClone(value);
  if (!isJsonObject(covered)) return covered;
  for (const place of maskedPlaces(like))
    if (getAt(like as JsonValue, place) === COVER && getAt(covered, place) !== undefined) setAt(covered, place, COVER);
  return covered;
}
