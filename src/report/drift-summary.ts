import { commandLine } from "../values/command-line.ts";
import { quoteWord } from "../values/quote-word.ts";
import { unselectedText } from "./plan-summary.ts";
import { wholeOf } from "../plan/select/select-addresses.ts";
import { asDeclaredText, asFarAsKnown, countText, notKnownTexts, objectsText, ofThem } from "./not-known.ts";
import { behindText } from "./marker-texts.ts";
import { joinWords, plural } from "../values/words.ts";
import { isPerhapsNew } from "../drift/sentences.ts";
import { waitsForFirstApply } from "../drift/never-seen.ts";
import { pendingTexts } from "../drift/pending-sentences.ts";
import { hasDrift, isComplete, type Drift, type MissingObject } from "../drift/drift.ts";
import { type Style } from "./style.ts";

/** The verdict of a report of drift, in words that fit every format. */
export interface DriftVerdict {
  /** `No drift.`, `No drift, as far as is known.`, `Drift: 1 edited, 0 missing`, `Not known: …`; without marks. */
  text: string;
  /** How many objects are as declared, as far as is known. A sentence, or the end of one. */
  rest: string;
  tone: "good" | "bad";
}

/** What a drift comes to. Where a kind was not read, "no drift" is not known and never said. */
export function driftVerdict(drift: Drift): DriftVerdict {
  const fresh = drift.known === undefined ? "" : "new ";
  if (hasDrift(drift))
    return {
      text: `${fresh === "" ? "Drift" : "New drift"}: ${countDrift(drift)}`,
      rest: `; ${countText(drift)} as declared${ofThem(drift)}.`,
      tone: "bad",
    };
  const asDeclared = `${asDeclaredText(drift)}.`;
  const bounds = [...(drift.unselected ? ["selected"] : []), ...(drift.notCompared ? ["declared"] : [])];
  const where = bounds.length > 0 ? ` in what is ${bounds.join(" and ")}` : "";
  if (isComplete(drift))
    return {
      text: `No ${fresh}drift${where}${asFarAsKnown(isAllKnown(drift) ? {} : { uncompared: true })}.`,
      rest: ` ${asDeclared}`,
      tone: "good",
    };
  return { text: `Not known whether there is ${fresh}drift${where}.`, rest: ` ${asDeclared}`, tone: "bad" };
}

/** Whether all could be compared, and nothing waits for its first apply: that a space never had an object is not known. */
function isAllKnown({ uncompared, pending }: Drift): boolean {
  return !uncompared && !pending.some(waitsForFirstApply);
}

/** The last lines of a drift for reading: its verdict, and what is left out of it. */
export function summariseDrift(drift: Drift, style: Style): string[] {
  const { text, rest, tone } = driftVerdict(drift);
  const asides = leftOut(drift).map((each) => style.dim(each));
  if (tone === "good") return [style.green(`${text}${rest}`), ...asides];
  const [head = "", ...counts] = text.split(/(?<=:)/);
  return [`${style.bold(head)}${counts.join("")}${rest}`, ...asides];
}

/** Words for what has no live object with its marker, and is not known to be gone. */
const rareWords = ["not in the space (never applied, or lost)", "without a marker", "perhaps renamed"] as const;

/** In one word what a declared object is that no live object carries the marker of. */
export type MissingWord = (typeof rareWords)[number] | "missing";

/** What headlines and rows call such an object: one that is there without its marker is not missing. */
export function missingWord(object: MissingObject): MissingWord {
  if (isPerhapsNew(object)) return rareWords[0];
  if (object.unmarked) return "without a marker";
  return object.renamedFrom ? "perhaps renamed" : "missing";
}

/** How many objects are called by each word; parts that are gone are missing, too. What Segment probably removed is left out. */
export function countMissing({
  missing,
  differing,
}: Pick<Drift, "missing" | "differing">): (word: MissingWord) => number {
  const gone = differing.filter(({ difference }) => difference === "missing").map((): MissingWord => "missing");
  const words = [...missing.map(missingWord), ...gone];
  return (word) => words.filter((each) => each === word).length;
}

/** How many parts are there and not as declared. */
export function notAsDeclared({ differing }: Pick<Drift, "differing">): number {
  return differing.filter(({ difference }) => difference !== "missing").length;
}

/** How many of what is missing Segment itself probably removed, to follow that count. */
export function removedText({ vanished }: Pick<Drift, "vanished">): string {
  return vanished.length > 0 ? ` (${vanished.length} probably removed by Segment)` : "";
}

/** What counts as drift, by group: `1 edited, 0 missing`. Rare groups only when there is anything in them. */
export function countDrift(drift: Drift): string {
  const { edited, vanished, troubled, unmanaged, unread, asked } = drift;
  const numberOf = countMissing(drift);
  const rare: [number: number, word: string][] = [
    ...rareWords.map((word): [number, string] => [numberOf(word), word]),
    [notAsDeclared(drift), "not as declared"],
    [troubled.length, "in trouble"],
    [asked.unmanaged === "fail" ? unmanaged.length : 0, "unmanaged"],
    [unread.length, unread.length === 1 ? "kind not read" : "kinds not read"],
  ];
  return [
    `${edited.length} edited`,
    `${numberOf("missing") + vanished.length} missing${removedText(drift)}`,
    ...rare.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`),
  ].join(", ");
}

/** How many findings are left out because the last run had them. Whether anybody was told of them then is not known. */
export function knownTexts(known: NonNullable<Drift["known"]>): string[] {
  return known.length > 0 ? [`Left out: ${plural(known.length, "finding")} that the last run found, too.`] : [];
}

/** So many objects are named for each field that is not compared. */
const MOST_ADDRESSES = 3;

/** What was not looked at, because manifests leave it out, as sentences. None when all that they can declare was compared. */
export function notComparedTexts({ notCompared = [] }: Pick<Drift, "notCompared">): string[] {
  if (notCompared.length === 0) return [];
  const fields = notCompared.map(({ field, addresses }) => {
    const parts = addresses.filter((address) => wholeOf(address) !== address).length;
    const many = objectsText({ unchanged: addresses.length, unchangedParts: parts });
    return `${field} of ${addresses.length > MOST_ADDRESSES ? many : joinWords(addresses, "and")}`;
  });
  return [`Not compared, because manifests leave it out: ${fields.join("; ")}.`];
}

/** What a report of drift does not list, or cannot say, as sentences. */
export function leftOut(drift: Drift): string[] {
  const { known = [], behind = [], reach } = drift;
  return [
    ...notKnownTexts(drift),
    ...notComparedTexts(drift),
    ...[unselectedText(drift)].filter(Boolean),
    ...knownTexts(known),
    ...pendingTexts(drift),
    ...(behind.length > 0 ? [behindText(behind, commandLine(["apply", ...named(behind)].join(" "), reach))] : []),
  ];
}

/** The objects of a command, where they are few: one without any is about the whole project. */
function named(addresses: readonly string[]): string[] {
  return addresses.length > MOST_ADDRESSES ? [] : addresses.map((address) => quoteWord(address));
}
