import { maxLabelLength, toLabel } from "./label.ts";
import { splitCamelCase } from "./words.ts";

/** Takes accents off, so that `Zoë` stays a word. */
function withoutAccents(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{Mark}/gu, "");
}

/**
 * A text as a name of letters, digits, underscores and the joint, which takes the place of everything else.
 *
 * @param start What comes before a name that would start with a digit: a letter or an underscore.
 * @param otherwise The name where nothing of the text can be kept.
 */
export function toIdentifier(
  text: string,
  { joint, start, otherwise }: { joint: "-" | "_"; start: string; otherwise: string },
): string {
  const others = joint === "-" ? /[^A-Za-z0-9_-]+/g : /[^A-Za-z0-9_]+/g;
  const words = withoutAccents(text).replaceAll(others, joint);
  const kept = words.replaceAll(/^-+|-+$|^_+(?=\d)|_+$/g, "").slice(0, maxLabelLength);
  if (!/[A-Za-z0-9]/.test(kept)) return otherwise;
  return /^\d/.test(kept) ? `${start}${kept}` : kept;
}

/** A text as a label, also where words are set apart by nothing but capitals. @param otherwise The label of a text that has nothing for one. */
export function toNearLabel(text: string, otherwise: string): string {
  return toLabel(splitCamelCase(text)) || otherwise;
}

/** A name that is not taken: the given one, or else with a number behind it. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) {
    const end = `-${number}`;
    free = name.slice(0, maxLabelLength - end.length) + end;
  }
  return free;
}
