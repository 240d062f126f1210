import { joinWords } from "../values/words.ts";
import { sayWhoseTrait } from "./describe-accounts.ts";
import { ownerOf, placeOfValues, type Place } from "./describe-place.ts";
import { sayArguments } from "./describe-arguments.ts";
import { sayOpenOrder } from "./describe-open.ts";
import { isTrue, literalIn, onlyText } from "./describe-values.ts";
import { notKnown, say, sayAll, sayOwnName, type Words } from "./describe-words.ts";
import { isCounted } from "./describe-streams.ts";
import type { ArgumentNode, CallNode, ChainNode } from "./syntax-tree.ts";

/** How a comparison is said of its subject; `…` stands for the values. */
interface ComparisonWords {
  says: string;
  /** Of a value that is never absent. Left out: the same as `says`. */
  saysPresent?: string;
  /** After NOT, where an absent value makes no difference, or is what is asked for. */
  denies?: string;
  /** The same of a value that is never absent. Left out: the same as `denies`. */
  deniesPresent?: string;
  /**
   * After NOT, with a word on the absent value, for which NOT holds, too: of a value that is never absent, that would be wrong.
   * Where neither fits, the whole sentence is denied, because nobody documents what becomes of an absent value.
   */
  deniesOrAbsent?: string;
}

/** One row for each comparison that is known. What becomes of absent values: API.md 4.2. */
const comparisons: ReadonlyMap<string, ComparisonWords> = new Map(
  Object.entries<ComparisonWords>({
    equals: {
      says: "is …",
      deniesOrAbsent: "is not … (or not set)",
    },
    differs: {
      // Not "is set but not": of another value, that reads as if the other one were not set.
      says: "is set to something other than …",
      saysPresent: "is other than …",
      deniesPresent: "is … (and nothing else)",
      deniesOrAbsent: "is … (or not set)",
    },
    absent: { says: "is not set", denies: "is set" },
    exists: { says: "is set", denies: "is not set" },
    greater_than: { says: "is over …" },
    at_least: { says: "is at least …" },
    less_than: { says: "is under …" },
    at_most: { says: "is at most …" },
    contains: {
      says: "contains …",
      deniesOrAbsent: "does not contain … (or is not set)",
    },
    contains_one: { says: "contains one of …" },
    omits: {
      says: "does not contain … (or is not set)",
      saysPresent: "does not contain …",
      denies: "contains …",
    },
    starts_with: { says: "starts with …" },
    ends_with: { says: "ends with …" },
    one_of: { says: "is one of …", deniesOrAbsent: "is not one of … (or not set)" },
    // Whether none_of holds for an absent value is open: API.md 4.9.
    none_of: {
      says: "is none of … (or perhaps not set)",
      saysPresent: "is none of …",
      deniesOrAbsent: "is one of … (or perhaps not set)",
    },
    before_date: { says: "is before …" },
    after_date: { says: "is after …" },
    within_last: {
      says: "is in the last …",
      deniesOrAbsent: "is not in the last … (or not set)",
    },
    within_next: {
      says: "is in the next …",
      deniesOrAbsent: "is not in the next … (or not set)",
    },
    before_last: {
      says: "is … ago or longer",
      deniesOrAbsent: "is not … ago or longer (or not set)",
    },
    after_next: {
      says: "is … from now or later",
      deniesOrAbsent: "is not … from now or later (or not set)",
    },
  }),
);

/** `trait total_spend is over 500`. */
export function sayComparison(subject: ChainNode, call: CallNode, negated: boolean, place: Place): Words {
  const row = comparisons.get(call.name);
  if (!row) return notKnown;
  const present = isCounted(subject);
  const noun = place.value(subject, place);
  const noEnd = isReduction(subject) && call.args.some(seemsPartOf);
  const values = sayAll(
    sayArguments(call, placeOfValues(subject.head.name, place)).map((words, index) =>
      isReduction(call.args[index]) ? say`(${words})` : words,
    ),
    (known) => joinWords(known, "or"),
  );
  const fill = (text: string): Words =>
    sayAll(
      [noEnd ? say`(${noun})` : noun, values],
      ([is = "", to = ""]) => `${is} ${text.replace("…", () => to + sayOpenOrder(call))}`,
    );
  const says = (present ? row.saysPresent : undefined) ?? row.says;
  if (!negated) return fill(says);
  // What a comparison with an absent value gives is documented for its left side only.
  const fixed = call.args.every((argument) => argument.type === "duration" || literalIn(argument));
  const denial = fixed ? denialOf(row, present) : undefined;
  return denial === undefined ? say`it is not so that (${fill(says)})` : fill(denial);
}

function denialOf({ denies, deniesPresent, deniesOrAbsent }: ComparisonWords, present: boolean): string | undefined {
  return (present ? deniesPresent : undefined) ?? denies ?? (present ? undefined : deniesOrAbsent);
}

function isReduction(argument: ArgumentNode | undefined): boolean {
  return argument?.type === "chain" && (argument.head.name === "event" || argument.head.name === "entity");
}

/** Whether words behind a reduction could be taken for a part of it: a window of another one, or a property. */
function seemsPartOf(argument: ArgumentNode): boolean {
  return isReduction(argument) || (argument.type === "chain" && ["property", "context"].includes(argument.head.name));
}

/** `is in audience VIP`, when a trait is known to be the membership of an audience and is compared to true. */
export function sayMembership({ head, calls }: ChainNode, negated: boolean, place: Place): string | undefined {
  const [comparison, ...more] = calls;
  if (head.name !== "trait" || comparison?.name !== "equals" || more.length > 0) return undefined;
  if (comparison.args.length !== 1 || comparison.prefix) return undefined;
  const [value, key] = [literalIn(comparison.args[0]), onlyText(head)];
  const owner = key && ownerOf(key.value, place);
  if (owner?.kind !== "audience" || !isTrue(value, place)) return undefined;
  place.asked.add("trait");
  return `${negated ? "is not" : "is"} in audience ${sayOwnName(owner.name)}${sayWhoseTrait(place)}`;
}
