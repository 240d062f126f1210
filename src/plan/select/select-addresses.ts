import type { Address } from "../../resources/resource.ts";
import { globPattern, type Glob } from "../../values/glob.ts";
import type { Plan } from "../generated/plan.ts";
import { explainNoLabels, explainNoMatch } from "./explain-nothing.ts";
import { fitsLabels } from "./parse-labels.ts";
import { flagsOf, type Candidate, type Selection } from "./selection.ts";
import { SelectionError } from "./selection-error.ts";

/** A selection among the objects of a project. */
export interface Selected {
  /** Whether an object is selected. A part is when its audience is. */
  has: (address: Address) => boolean;
  /** What to do so that an object that is left out is selected, as a hint: `add --target audience/vip`. */
  remedyFor: (address: Address) => string;
  /** The objects that are left out. Parts are not among them. */
  unselected: readonly Address[];
  /** By what, flag by flag. */
  by: readonly string[];
  /** The objects that are selected only because others cannot be changed without them. Left out: none. */
  along?: readonly Address[];
}

/**
 * Selects among the objects of a project.
 *
 * @param candidates All of them, declared or owned; no parts.
 * @param following Addresses that a narrowing does not leave out, because others that it does not change with them.
 * @throws {SelectionError} when a pattern or the labels fit nothing, or nothing fits all of the selection. That its
 *   narrowing leaves nothing is no error.
 */
export function selectAddresses(
  selection: Selection,
  candidates: readonly Candidate[],
  following: ReadonlySet<Address> = new Set(),
): Selected {
  refuseUnfit(selection, candidates);
  const mismatchesOf = mismatchFinder(selection, following);
  const mismatches = new Map(candidates.map((each) => [each.address, mismatchesOf(each)]));
  const by = flagsOf(selection);
  const unselected = [...mismatches].flatMap(([address, found]) => (found.length > 0 ? [address] : []));
  const onlyNarrowed = [...mismatches.values()].some((found) => found.every(({ narrows }) => narrows));
  if (unselected.length === mismatches.size && mismatches.size > 0 && !(selection.also && onlyNarrowed))
    throw new SelectionError(`no object of this project fits ${by.join(" and ")} at once`, "leave one of them out");
  const find = (address: Address): Mismatch[] => {
    const whole = wholeOf(address);
    return mismatches.get(whole) ?? mismatchesOf({ address: whole });
  };
  return {
    has: (address) => find(address).length === 0,
    remedyFor: (address) =>
      find(address)
        .map(({ remedy }) => remedy)
        .join(" and "),
    unselected,
    by,
  };
}

/** How much a selection leaves out and what it takes along, as plans and reports have it. */
export function unselectedOf({ unselected, by, along = [] }: Selected): NonNullable<Plan["unselected"]> {
  return { count: unselected.length, by: [...by], ...(along.length > 0 && { along: [...along] }) };
}

/** The address of what a part belongs to in the end; that of a whole object is its own. */
export function wholeOf(address: Address): Address {
  return address.split("/").slice(0, 2).join("/");
}

/** What keeps an object out of a selection, and what to do about it. */
interface Mismatch {
  remedy: string;
  /** Whether it is what limits the selection further, which may leave nothing. */
  narrows?: boolean;
}

/**
 * Whether a selection leaves an object in. For what is known before all candidates are: that something fits nothing is no error.
 */
export function fitsSelection(selection: Selection): (candidate: Candidate) => boolean {
  const mismatchesOf = mismatchFinder(selection, new Set());
  return (candidate) => mismatchesOf(candidate).length === 0;
}

function mismatchFinder(
  { targets, targetFlag = "--target", excludes, labels, also }: Selection,
  following: ReadonlySet<Address>,
): (candidate: Candidate) => Mismatch[] {
  const wanted = readPatterns(targets);
  const unwanted = readPatterns(excludes);
  return (candidate) => {
    const { address } = candidate;
    const excluded = unwanted.filter(({ expression }) => expression.test(address));
    return [
      ...excluded.map(({ pattern }) => ({ remedy: `leave --exclude ${pattern} out` })),
      ...(wanted.length > 0 && !wanted.some(({ expression }) => expression.test(address))
        ? [{ remedy: `add ${targetFlag} ${address}` }]
        : []),
      ...(labels && !hasLabels(labels, candidate) ? [{ remedy: `leave -l ${labels.text} out` }] : []),
      ...(also && !also.fits(candidate) && !following.has(address) ? [{ remedy: also.remedy, narrows: true }] : []),
    ];
  };
}

/** @throws {SelectionError} when a pattern or the labels fit nothing. */
function refuseUnfit(
  { targets, targetFlag = "--target", excludes, labels }: Selection,
  candidates: readonly Candidate[],
): void {
  const addresses = candidates.map(({ address }) => address);
  const flags = [...targets.map((pattern) => [targetFlag, pattern]), ...excludes.map((each) => ["--exclude", each])];
  for (const [flag = "", pattern = ""] of flags) {
    const expression = globPattern(pattern);
    if (!addresses.some((address) => expression.test(address))) throw explainNoMatch(flag, pattern, addresses);
  }
  if (labels && !candidates.some((each) => hasLabels(labels, each)))
    throw explainNoLabels(labels.text, labels.requirements, candidates);
}

/** What no manifest declares has no known labels. */
function hasLabels({ requirements }: NonNullable<Selection["labels"]>, { declared }: Candidate): boolean {
  return declared !== undefined && requirements.every((each) => fitsLabels(each, declared.labels));
}

function readPatterns(patterns: readonly string[]): { pattern: string; expression: Glob }[] {
  return patterns.map((pattern) => ({ pattern, expression: globPattern(pattern) }));
}
