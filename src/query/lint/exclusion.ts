import { excludeByCount } from "./exclude-counts.ts";
import { excludeByDate } from "./exclude-dates.ts";
import { excludeByEmptiness } from "./exclude-emptiness.ts";
import { excludeByNumber, excludeByOrder } from "./exclude-numbers.ts";
import { excludeBySides } from "./exclude-sides.ts";
import { excludeByText } from "./exclude-texts.ts";
import { excludeByAbsence, excludeOpposite } from "./exclude-opposites.ts";
import type { Exclusion, ExclusionRule } from "./exclusion-rule.ts";
import { inOneForm, oppositeOf, type Literal } from "./literal.ts";

/** Every way. The first that fits is told, so those that are certain stand first. */
const rules: readonly ExclusionRule[] = [
  excludeOpposite,
  excludeByAbsence,
  excludeByCount,
  excludeByEmptiness,
  excludeByNumber,
  excludeByOrder,
  excludeByText,
  excludeByDate,
  excludeBySides,
];

/** Why two conditions about one person, or one item, exclude each other; `undefined` when that is not known. */
export function exclusionOf(a: Literal, b: Literal): Exclusion | undefined {
  for (const rule of [...rules, excludeByUsers]) {
    const found = rule(inOneForm(a), inOneForm(b));
    if (found) return a.ofSomebody || b.ofSomebody ? ofAccount(found, a, b) : found;
  }
  return undefined;
}

/**
 * What one user of an account has to be, and every user must not be. What every user has to be and must not be holds where there
 * is no user.
 */
const excludeByUsers: ExclusionRule = (a, b) => {
  const [one, other] = [askedOf(a), askedOf(b)];
  if (!one || !other || !(one.ofEvery || other.ofEvery)) return undefined;
  const found = exclusionOf(one.condition, other.condition);
  // Whether ALL holds without users is open, and so is NOT ALL.
  const isOpen = (one.ofEvery && other.ofEvery) || [a, b].some(isNotAll);
  return found && isOpen ? withDoubt(found, noUsers) : found;
};

function isNotAll({ positive, asked }: Literal): boolean {
  return !positive && asked?.of === "all";
}

/** Whether something is asked of every user or of one, and what: `NOT ANY c` asks every user for the opposite of `c`. */
function askedOf({ positive, asked }: Literal): { ofEvery: boolean; condition: Literal } | undefined {
  if (!asked) return undefined;
  const { of, condition } = asked;
  return { ofEvery: (of === "all") === positive, condition: positive ? condition : oppositeOf(condition) };
}

const noUsers = "the account has no users";
const byTwo = "two users of the account fulfil one each";

/**
 * What is left of it where each condition may be about one of several users, or about all together (API.md 4.9, open). Two
 * conditions may hold for two of them. One and the `NOT` of what follows from it never do: whoever fulfils the one spoils
 * the other. Of two `NOT` each user spoils one. What is written in other words, as `count() = 0`, is a `NOT` all the same.
 */
function ofAccount(found: Exclusion, a: Literal, b: Literal): Exclusion | undefined {
  if (a.positive && b.positive) return isOfTrait(a) && isOfTrait(b) ? withDoubt(found, byTwo) : undefined;
  return a.positive === b.positive ? withDoubt(found, noUsers) : found;
}

/** A trait is said to be one of the account: API.md 4.9, reported. */
function isOfTrait({ compared }: Literal): boolean {
  return compared?.chain.head.name === "trait";
}

function withDoubt({ because, unless }: Exclusion, doubt: string): Exclusion {
  return { because, unless: unless === undefined ? doubt : `${unless}, or ${doubt}` };
}
