import type { Plan } from "../plan/generated/plan.ts";
import { wholeOf } from "../plan/select/select-addresses.ts";
import { kindNoun } from "./kind-noun.ts";
import { kindOfAddress } from "../plan/kind-of-address.ts";
import { groupBy } from "../values/group-by.ts";
import { count, joinSome, joinWords, plural } from "../values/words.ts";

/** How many objects and parts there are, and how many of them are parts; such as what is as declared. */
export type Unchanged = Pick<Plan, "unchanged" | "unchangedParts">;

/** A count with parts apart from objects: `7 objects`, `7 objects and 2 parts`. */
export function objectsText({ unchanged, unchangedParts = 0 }: Unchanged): string {
  const objects = unchanged - unchangedParts;
  return [
    ...(objects > 0 || unchangedParts === 0 ? [plural(objects, "object")] : []),
    ...(unchangedParts > 0 ? [plural(unchangedParts, "part")] : []),
  ].join(" and ");
}

/** The same where a count alone is of objects: `7`, `7 objects and 2 parts`. */
export function countText({ unchanged, unchangedParts }: Unchanged): string {
  return unchangedParts === undefined ? count(unchanged) : objectsText({ unchanged, unchangedParts });
}

/** How many of what is as declared are parts, to follow a word below their count: empty without any. */
export function partsAmong({ unchangedParts = 0 }: Unchanged): string {
  return unchangedParts === 0 ? "" : `, ${count(unchangedParts)} of them ${unchangedParts === 1 ? "a part" : "parts"}`;
}

/** What is not known to be as declared, of a plan as of a drift. */
type Compared = Pick<Plan, "uncompared">;

type Field = NonNullable<Compared["uncompared"]>["fields"][number];

/** What follows a sentence about the whole: nothing, or that it holds as far as is known. */
export function asFarAsKnown({ uncompared }: { uncompared?: unknown }): string {
  return uncompared ? ", as far as is known" : "";
}

/** What is as declared: `7 objects as declared`, `7 objects and 3 parts as declared, 2 of them as far as is known`. */
export function asDeclaredText(compared: Compared & Unchanged): string {
  return `${objectsText(compared)} as declared${ofThem(compared)}`;
}

/** How many of the objects that are as declared are so as far as is known, to follow their count. */
export function ofThem({ uncompared, unchanged }: Compared & Pick<Plan, "unchanged">): string {
  const number = uncompared?.unchanged ?? 0;
  if (number === 0) return "";
  return number === unchanged ? ", as far as is known" : `, ${count(number)} of them as far as is known`;
}

/** What stands above those sentences where they are folded. */
export const NOT_COMPARED = "What could not be compared";

/** What is not known, as sentences: fields that Segment did not tell, and secrets. None when all could be compared. */
export function notKnownTexts({ uncompared }: Compared): string[] {
  const { fields = [] } = uncompared ?? {};
  const those = (...reasons: Field["because"][]): Field[] => fields.filter(({ because }) => reasons.includes(because));
  const [untold, unchecked] = [those("not-told"), those("not-set", "not-remembered")];
  const [alike, notShown] = [those("end-alike"), those("not-shown")];
  const remedy = [
    ...(those("not-set").length > 0 ? ["set it here"] : []),
    ...(those("not-remembered").length > 0 ? ["write another secretVersion beside it"] : []),
    "apply",
  ];
  return [
    ...(untold.length > 0
      ? [
          `Segment says nothing of ${plural(untold.length, "declared field")} of ${objectsOf(untold)}, so whether they are as declared is not known.`,
        ]
      : []),
    ...(unchecked.length > 0
      ? [
          `Secrets that cannot be checked and stay as they are: ${secretsText(unchecked)}. If one has a new value since it was sent, ${joinWords(remedy, "and")}.`,
        ]
      : []),
    ...(alike.length > 0
      ? [`Segment shows only the last characters of these secrets, and they are as declared: ${secretsText(alike)}.`]
      : []),
    ...(notShown.length > 0
      ? [`Segment does not show these secrets, and what is set here was sent last: ${secretsText(notShown)}.`]
      : []),
  ];
}

/** The variables of fields with where they are, those of the same places together. */
function secretsText(fields: readonly Field[]): string {
  const names = [...new Set(fields.flatMap(({ secrets = [] }) => secrets))];
  const having = (name: string): Field[] => fields.filter(({ secrets = [] }) => secrets.includes(name));
  const byHolders = groupBy(names, (name) => holdersText(having(name).map(({ address }) => address)));
  return [...byHolders]
    .map(([holders, those]) => {
      const isUnset = (name: string): boolean => having(name).some(({ because }) => because === "not-set");
      return `${joinSome(those.map((name) => (isUnset(name) ? `${name} (not set here)` : name)))} of ${holders}`;
    })
    .join("; ");
}

/** So many objects are named for each variable. */
const MOST_HOLDERS = 3;

/** Where a secret is: a few addresses, which say the destination of a part, too, or how many of which kind there are. */
function holdersText(holders: readonly string[]): string {
  const addresses = [...new Set(holders)];
  if (addresses.length <= MOST_HOLDERS) return joinWords(addresses, "and");
  const byKind = groupBy(addresses, (address) => kindNoun(kindOfAddress(address)?.kind ?? "object"));
  return joinWords(
    [...byKind].map(([noun, those]) => plural(those.length, noun)),
    "and",
  );
}

/** Where values are, objects apart from parts: `1 object and 3 parts`. */
function objectsOf(fields: readonly { address: string }[]): string {
  const addresses = [...new Set(fields.map(({ address }) => address))];
  const parts = addresses.filter((address) => wholeOf(address) !== address).length;
  return objectsText({ unchanged: addresses.length, unchangedParts: parts });
}
