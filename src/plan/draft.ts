import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compareText } from "../values/compare-text.ts";
import { groupBy } from "../values/group-by.ts";
import type { Fingerprint } from "../resources/fingerprints.ts";
import type { Address, DesiredResource, LiveResource } from "../resources/resource.ts";
import type { KnownBehaviour } from "../resources/known-behaviour.ts";
import type { NoDestination } from "../resources/declare-parts.ts";
import type { NamedDestination } from "../resources/named-destination.ts";
import type { Quotas } from "../resources/most-per-space.ts";
import type { OwnerWithHistory } from "../resources/ownership.ts";
import { secretNamer } from "../resources/secret-names.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { buildChange } from "./change/build-change.ts";
import type { ChangeContext } from "./change/change-context.ts";
import { draftParts, type MissingParts, type PartSources } from "./change/draft-parts.ts";
import type { IncompleteReplacement } from "./change/find-incomplete.ts";
import type { Change } from "./generated/plan.ts";
import { addressOfMatch, type Match } from "./match/match.ts";
import { nameKeys } from "./change/names-of-keys.ts";
import { givesKey } from "./change/gives-key.ts";
import { selectAddresses, wholeOf, type Selected } from "./select/select-addresses.ts";
import type { Selection } from "./select/selection.ts";
import type { ForgetPlace } from "./match/misspelt-forget.ts";
import { unmarkedKeys } from "./keys/unmarked-keys.ts";
import { matchResources, type MatchResult } from "./match/match-resources.ts";
import { findKeyUsers } from "./order/key-users.ts";
import { findNeeds } from "./order/find-needs.ts";
import { orderByRequirements } from "./order/order-by-requirements.ts";
import type { Refusal } from "./refuse.ts";
import { refuseCircle } from "./refusals/refuse-circle.ts";
import { addRequirements, dependentsByAddress, referencedAddresses } from "./order/requirements.ts";

/** What the first half of planning looks at. */
export interface DraftInput {
  /** The project and its environment, with the names that they had. */
  owner: OwnerWithHistory;
  desired: readonly DesiredResource[];
  live: readonly LiveResource[];
  /** Addresses to let go of. */
  forget: readonly Address[];
  /** Where an address stands under `forget`. Default: not known. */
  forgetPlace?: ForgetPlace;
  /** When the space was read, ISO 8601. */
  createdAt: string;
  /** Whether to create what is to be adopted and is not there. Default false. */
  createMissing?: boolean;
  /** The names of the project's other environments. Default: none. */
  otherEnvironments?: readonly string[];
  /** Values of environment variables, to tell whether a live secret is another. Default: none is known. */
  secretOf?: SecretSource;
  /** Fingerprints of secrets as the space remembers them. Default: nothing is concluded from those. */
  fingerprint?: Fingerprint;
  /** Which objects it is about. Default: all that are declared or owned. */
  selection?: Selection | undefined;
  /** How many objects the space may have. Default: only what is documented counts. */
  quotas?: Quotas;
  /** How the space behaves where the documentation leaves that open. Default: not known. */
  behaviour?: KnownBehaviour;
}

/** A declared resource and the live object that belongs to it. */
export interface OwnedPair {
  desired: DesiredResource;
  live: LiveResource;
}

/** The first half of a plan: what belongs together and what differs. */
export interface Draft {
  matched: MatchResult;
  /** A change for everything selected that is declared or owned, `none` among them; each resource before its parts. */
  changes: Change[];
  /** What would be done to the objects that are not selected, without their parts, which are not looked at. */
  unselected: Change[];
  /** What is selected. Left out: everything. */
  selected?: Selected;
  /** What is declared with what it already is in the space. */
  kept: OwnedPair[];
  /** What is declared with what it is to take over and nobody owns. */
  unmarked: OwnedPair[];
  /** Parts that have to be read before the draft is whole. */
  missing: MissingParts[];
  /** Replacements that would lose what no manifest declares, by address. */
  incomplete: Map<Address, IncompleteReplacement>;
  /** What the workspace answered about destinations that changes name, by id. Left out: it was not asked. */
  named?: ReadonlyMap<string, NamedDestination>;
  /** The sources that connected destinations of the space hang on. Left out: not asked; empty: not known. */
  sources?: ReadonlySet<string>;
  /** Connected destinations, by id, that the workspace was asked for and does not list. Left out: it was not asked. */
  unlisted?: ReadonlyMap<string, NoDestination>;
  /** Refusals that come from the draft itself. */
  refused: Refusal[];
  /** Whether the references between manifests go in a circle. */
  circular: boolean;
  references: ReadonlyMap<Address, Address[]>;
  /** How many objects the space may have, as far as the project file says it. */
  quotas: Quotas;
  /** How the space behaves where the documentation leaves that open. */
  behaviour: KnownBehaviour;
}

/**
 * Says who belongs to whom and what differs, and which parts have to be read to say it all. What selected changes need is
 * selected along with them, where the selection asks for that.
 *
 * @throws {SelectionError} when the selection selects nothing.
 */
export function draftPlan(input: DraftInput): Draft {
  const along = new Set<Address>();
  for (;;) {
    const draft = draftSelected(input, along);
    const before = along.size;
    // What is pending of parts is known only once they are read.
    if (input.selection?.also?.takesAlong && draft.missing.length === 0)
      for (const address of addressesNeeded(draft, input.live)) along.add(address);
    if (along.size === before) return draft;
  }
}

/** What is left out and the changes of a draft cannot be made without. */
function addressesNeeded({ changes, unselected, references }: Draft, live: readonly LiveResource[]): Address[] {
  const required = addRequirements([...changes, ...unselected], references, {
    live,
    users: findKeyUsers(live),
    // Which deletion makes room is nobody's to choose.
    quotas: {},
  });
  const needs = findNeeds(required.slice(0, changes.length), required.slice(changes.length), references);
  return needs.map(({ needed }) => needed.address);
}

/** @param along Objects that are selected because others need them. */
function draftSelected(input: DraftInput, along: ReadonlySet<Address>): Draft {
  const {
    owner,
    live,
    forget,
    forgetPlace,
    createMissing = false,
    otherEnvironments,
    secretOf = () => undefined,
    fingerprint,
    behaviour = {},
  } = input;
  const whole = input.desired.filter(({ parent }) => parent === undefined);
  const topLevel = live.filter(({ within }) => within.length === 0);
  const all = matchResources({
    owner,
    desired: whole,
    live: topLevel,
    forget,
    forgetPlace,
    createMissing,
    otherEnvironments,
  });
  const choose = chooser(input.selection, whole, all.matches, along);
  let selected = choose();
  const references = referencedAddresses(input.desired);
  const { matches, refused } = orderMatches(all.matches, neededReferences(references, selected));
  const keys = new Map<Address, string>();
  const dependents = dependentsByAddress(references);
  const context: ChangeContext = {
    owner,
    secretOf,
    nameOfSecret: secretNamer(input.desired),
    fingerprint,
    behaviour,
    now: input.createdAt,
    keyOf: (address) => keys.get(address),
    ...nameKeys(matches, topLevel),
    dependentsOf: (address) => dependents.get(address) ?? [],
  };
  const unmarked = unmarkedKeys(matches, topLevel);
  const contextOf = (match: Match): ChangeContext => {
    if (!("live" in match)) return context;
    const keyOf = unmarked(match.live);
    return { ...context, keyOf: (address) => context.keyOf(address) ?? keyOf(address) };
  };
  // In the order of references, so that a key is known by the time a text that names it is looked at.
  const built = matches.map((match) => {
    const change = buildChange(match, contextOf(match));
    if (change.key !== undefined && change.action !== "replace") keys.set(change.address, change.key);
    return { match, change };
  });
  const others = built.filter(({ change }) => !along.has(change.address));
  selected = withFollowers(selected, choose, others, references);
  const concerns = ({ address }: Diagnostic): boolean => address === undefined || isSelected(selected, address);
  const draft: Draft = {
    matched: { ...all, refused: all.refused.filter(concerns), warnings: all.warnings.filter(concerns) },
    changes: [],
    unselected: [],
    ...(selected && { selected }),
    kept: [],
    unmarked: [],
    missing: [],
    incomplete: new Map(),
    refused,
    circular: refused.length > 0,
    references,
    quotas: input.quotas ?? {},
    behaviour,
  };
  const sources = indexParts(input);
  for (const { match, change } of built) {
    if (!isSelected(selected, change.address)) {
      draft.unselected.push(change);
      continue;
    }
    draft.changes.push(change);
    if (match.type === "keep") draft.kept.push({ desired: match.desired, live: match.live });
    if (match.type === "adopt" && match.live.ownership === undefined)
      draft.unmarked.push({ desired: match.desired, live: match.live });
    draftParts({ match, change, context, sources }, draft);
  }
  return draft;
}

function isSelected(selected: Selected | undefined, address: Address): boolean {
  return selected?.has(address) ?? true;
}

/** Selects among everything that is declared or owned. Without a selection, there is nothing to select. */
function chooser(
  selection: Selection | undefined,
  desired: readonly DesiredResource[],
  matches: readonly Match[],
  along: ReadonlySet<Address>,
): (following?: ReadonlySet<Address>) => Selected | undefined {
  const owned = new Set(matches.flatMap((match) => (match.type === "keep" ? [match.desired.address] : [])));
  const candidates = [
    ...desired.map((declared) => ({
      address: declared.address,
      declared,
      isOwned: owned.has(declared.address),
    })),
    ...matches.flatMap((match) => ("address" in match ? [{ address: match.address }] : [])),
  ];
  return (following = new Set()) => {
    if (!selection) return undefined;
    const selected = selectAddresses(selection, candidates, new Set([...following, ...along]));
    const taken = [...along].filter(selected.has).toSorted(compareText);
    return { ...selected, ...(taken.length > 0 && { along: taken }) };
  };
}

/** The references of what is selected, of what those name, and so on. Where others go in a circle does not matter. */
function neededReferences(
  references: ReadonlyMap<Address, Address[]>,
  selected: Selected | undefined,
): ReadonlyMap<Address, Address[]> {
  if (!selected) return references;
  const needed = new Map([...references].filter(([address]) => selected.has(address)));
  // A map grows while it is walked.
  for (const targets of needed.values()) for (const target of targets) needed.set(target, references.get(target) ?? []);
  return needed;
}

/** Adds what changes only because an object that it names gets another key. */
function withFollowers(
  chosen: Selected | undefined,
  choose: (following: ReadonlySet<Address>) => Selected | undefined,
  built: readonly { change: Change }[],
  references: ReadonlyMap<Address, Address[]>,
): Selected | undefined {
  const dependents = dependentsByAddress(references);
  const followers = new Set<Address>();
  for (let selected = chosen; ; selected = choose(followers)) {
    const before = followers.size;
    for (const { change } of built)
      if (givesKey.has(change.action) && isSelected(selected, change.address))
        for (const address of dependents.get(change.address) ?? []) followers.add(wholeOf(address));
    if (!selected || followers.size === before) return selected;
  }
}

function indexParts({ desired, live }: DraftInput): PartSources {
  return {
    declared: groupBy(desired, ({ parent = "" }) => parent),
    live: groupBy(live, ({ within }) => within.at(-1) ?? ""),
  };
}

function orderMatches(
  matches: readonly Match[],
  references: ReadonlyMap<Address, Address[]>,
): { matches: Match[]; refused: Refusal[] } {
  const nodes = matches.map((match) => {
    const address = addressOfMatch(match);
    return { match, address, requires: references.get(address) ?? [] };
  });
  const order = orderByRequirements(nodes);
  if (order.type === "ordered") return { matches: order.nodes.map(({ match }) => match), refused: [] };
  return { matches: [...matches], refused: [refuseCircle(order.path, "references")] };
}
