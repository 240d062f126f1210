import { toIdentifier, toNearLabel } from "../values/allowed-name.ts";
import { toLabel } from "../values/label.ts";

/** What a pattern of the schemas asks for, in words. */
interface PatternWords {
  words: string;
  /**
   * A text near the given one that the pattern allows, if one can be made; always one where the pattern is of names.
   *
   * @param letter What a name begins with that has no letter of its own.
   */
  repair?: (text: string, letter: string) => string | undefined;
}

const label = "1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends";

/** Every `pattern` that the schemas use. A test holds that none is missing, because nobody can read a regex in a log. */
const patternTable: Record<string, PatternWords> = {
  "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$": { words: "a day such as 2026-03-02" },
  "^\\d{4}-\\d\\d-\\d\\d(T[\\d:.]+Z)?$": { words: "a day such as 2026-03-02, or an instant" },
  "^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$": { words: "an instant such as 2026-03-02T10:00:00.000Z" },
  "^[a-z0-9]{2,12}$": {
    words: "2 to 12 lower-case letters and digits",
    repair: (text) => toLabel(text).replaceAll("-", "").slice(0, 12).padEnd(2, "0"),
  },
  "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$": {
    words: label,
    repair: (text, letter) => toNearLabel(text, `${letter}1`),
  },
  "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\\.[a-z0-9]{2,12})?@[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$": {
    words: "PROJECT@ENVIRONMENT or PROJECT.UID@ENVIRONMENT, such as growth@production",
    repair: repairOwner,
  },
  "^[a-z*?-]+/[a-z0-9*?]([-a-z0-9*?]{0,61}[a-z0-9*?])?$": {
    words: "an address such as audience/high-spenders, or a pattern such as audience/vip-* or, for everything, */*",
  },
  "^[A-Za-z_][A-Za-z0-9_]*$": {
    words: "letters, digits and underscores, with no digit at the start",
    repair: (text) => {
      const [, named = text] = /^\$?\{? *(?:env\.)?([^{}]*?) *\}?$/.exec(text) ?? [];
      return toIdentifier(named, { joint: "_", start: "_", otherwise: "NAME" });
    },
  },
  "^[A-Za-z_][A-Za-z0-9_-]*$": {
    words: "letters, digits, underscores and hyphens, with a letter or underscore at the start",
    repair: (text, letter) => toIdentifier(text, { joint: "-", start: letter, otherwise: `${letter}1` }),
  },
  "^[0-9]+ (second|minute|hour|day|week)s?$": {
    words: "a whole number and a unit, such as 12 hours; units are seconds, minutes, hours, days and weeks",
  },
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})$": {
    words: "a date and a time with a zone, such as 2026-03-01T12:00:00Z",
  },
  "^(now|[+-][0-9]+ (second|minute|hour|day|week)s?|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2}))$":
    { words: "-3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z" },
};

/** Who owns an object, as its marker says it. */
function repairOwner(text: string): string | undefined {
  const [, project = "", uid, environment = ""] = /^([^@]*?)(?:\.([a-z0-9]{2,12}))?@(.*)$/s.exec(text) ?? [];
  const [owner, of] = [toLabel(project), toLabel(environment)];
  return owner === "" || of === "" ? undefined : `${owner}${uid === undefined ? "" : `.${uid}`}@${of}`;
}

/**
 * The words for a pattern, and a text to use instead of the given one; `undefined` for a pattern without a row.
 *
 * @param letter What a name begins with that has no letter of its own. Default: `n`.
 */
export function patternWords(
  pattern: string,
  text: string,
  letter = "n",
): { words: string; repaired?: string } | undefined {
  const row = Object.hasOwn(patternTable, pattern) ? patternTable[pattern] : undefined;
  if (!row) return undefined;
  const repaired = row.repair?.(text, letter);
  return repaired === undefined ? { words: row.words } : { words: row.words, repaired };
}
