import { isLost, type Outcome } from "../apply/outcome.ts";
import { ADOPT_WITH_CHANGES, type CountedAction } from "../plan/change/counted-as.ts";
import { kindOfAddress } from "../plan/kind-of-address.ts";
import { groupBy } from "../values/group-by.ts";
import { count, joinWords, plural } from "../values/words.ts";
import { actionWords } from "./action-words.ts";
import { kindNoun } from "./kind-noun.ts";

/** What an outcome counts as, by what was written. */
export function outcomeCountedAs(outcome: Outcome): CountedAction {
  return "withChanges" in outcome ? ADOPT_WITH_CHANGES : outcome.action;
}

/**
 * What was done, action by action: `2 created, 8 deleted (1 audience and 7 connections)`, and what a replacement deleted that then
 * failed: `3 deleted and not made again`. Empty when nothing was.
 */
export function countDone(outcomes: readonly Outcome[]): string {
  const done = groupBy(
    outcomes.filter(({ status }) => status === "done"),
    outcomeCountedAs,
  );
  const lost = outcomes.filter((outcome) => "reason" in outcome && isLost(outcome));
  return [
    ...[...done].map(([action, own]) => `${count(own.length)} ${actionWords[action].done}${kindsText(own)}`),
    ...(lost.length > 0 ? [`${count(lost.length)} deleted and not made again${kindsText(lost)}`] : []),
  ].join(", ");
}

/** How many objects of each kind changed in each way, for machines: `{ delete: { Audience: 1, Destination: 7 } }`. */
export function doneByKind(outcomes: readonly Outcome[]): Partial<Record<CountedAction, Record<string, number>>> {
  const done = groupBy(
    outcomes.filter(({ status }) => status === "done"),
    outcomeCountedAs,
  );
  return Object.fromEntries(
    [...done].map(([action, own]) => [
      action,
      Object.fromEntries([...byKind(own)].map(([kind, same]) => [kind, same.length])),
    ]),
  );
}

/** Of which kinds they are, in brackets; empty where all are whole objects of one kind, or a kind is not known. */
function kindsText(outcomes: readonly Outcome[]): string {
  const kinds = outcomes.map(({ address }) => kindOfAddress(address));
  if (kinds.includes(undefined)) return "";
  const areWhole = kinds.every((kind) => kind?.isPart === false);
  const counted = [...byKind(outcomes)];
  if (areWhole && counted.length === 1) return "";
  return ` (${joinWords(
    counted.map(([kind, own]) => plural(own.length, kindNoun(kind))),
    "and",
  )})`;
}

/** Whole objects first, then their parts. */
function byKind(outcomes: readonly Outcome[]): Map<string, Outcome[]> {
  const groups = groupBy(outcomes, ({ address }) => kindOfAddress(address)?.kind ?? "");
  const rank = ([, [first]]: readonly [string, readonly Outcome[]]): number =>
    (first && kindOfAddress(first.address)?.rank) ?? 0;
  return new Map([...groups].toSorted((one, other) => rank(one) - rank(other)));
}
