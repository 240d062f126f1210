import type { OwnerWithHistory } from "../../resources/ownership.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import { findAdopted } from "./find-adopted.ts";
import { claimMarkers } from "./claim-markers.ts";
import { isForgetPattern, isForgotten } from "./forgotten.ts";
import type { OwnedLive } from "./is-leftover.ts";
import type { Match } from "./match.ts";
import { findMisspeltForget, type ForgetPlace } from "./misspelt-forget.ts";
import { refuse, type Refusal } from "../refuse.ts";

/** What `matchResources` looks at. Parts of other resources are left out: they follow what they are part of. */
export interface MatchInput {
  /** The project and its environment, with the names that they had. */
  owner: OwnerWithHistory;
  desired: readonly DesiredResource[];
  live: readonly LiveResource[];
  /** Addresses to let go of, and patterns of them. */
  forget: readonly Address[];
  /** Where an address stands under `forget`. Default: not known. */
  forgetPlace?: ForgetPlace | undefined;
  /** Whether to create what is to be adopted and is not there. */
  createMissing: boolean;
  /** The names of the project's other environments. Default: none. */
  otherEnvironments?: readonly string[] | undefined;
}

/** How everything declared and everything owned belongs together. */
export interface MatchResult {
  matches: Match[];
  refused: Refusal[];
  warnings: Diagnostic[];
  /** The addresses whose marker a second object carries. */
  duplicateMarkers: ReadonlySet<Address>;
  /** Live objects of nobody, and of other projects. */
  unmanaged: { count: number; foreign: number };
}

/**
 * Pairs what is declared with what is live. Steps, each on what the one before left over:
 *
 * 1. Markers decide what this project owns; of two objects with one marker the older is the real one.
 * 2. `forget` lets go; a pattern does so of what no manifest declares or calls its former name.
 * 3. Same address: the pair is kept. An address among `previousNames`: it is kept and moves.
 * 4. `adopt` takes over an object that nobody owns, or that the project it names does.
 * 5. What is declared without a live object is created; what is owned without a declaration is deleted, or let go where
 *    its marker says so. What a run left behind that was cut short is deleted.
 */
export function matchResources(input: MatchInput): MatchResult {
  const { owner, desired, live, forget, forgetPlace, createMissing, otherEnvironments } = input;
  const refused: Refusal[] = [];
  const matches: Match[] = [];
  const { owned, unmanaged, warnings, duplicateMarkers, leftovers } = claimMarkers(owner, live);

  const declared = new Set(desired.map((each) => each.address));
  const unfit: Address[] = [];
  const patterns = forget.filter(isForgetPattern);
  for (const address of forget.filter((entry) => !isForgetPattern(entry))) {
    const object = owned.get(address);
    if (declared.has(address)) refused.push(forgetDeclared(address, desired));
    else if (object) {
      matches.push({ type: "forget", address, live: object });
      owned.delete(address);
    } else unfit.push(address);
  }

  const homeless: DesiredResource[] = [];
  for (const each of desired) {
    const current = owned.get(each.address);
    const previous = previousAddresses(each).filter((address) => owned.has(address) && !declared.has(address));
    const [from] = previous;
    if (current && from !== undefined) refused.push(movedConflict(each, from));
    if (current) matches.push({ type: "keep", desired: each, live: current });
    else if (from !== undefined) {
      if (previous.length > 1) refused.push(movedConflict(each, previous[1] ?? from));
      const object = owned.get(from);
      if (object) matches.push({ type: "keep", desired: each, live: object, previousAddress: from });
    } else homeless.push(each);
    for (const address of [each.address, ...previous]) owned.delete(address);
  }

  const adopted = findAdopted({ owner, homeless, live, declared, createMissing, otherEnvironments });
  matches.push(...adopted.matches);
  for (const [address, object] of owned)
    if (isForgotten(patterns, address)) {
      matches.push({ type: "forget", address, live: object });
      owned.delete(address);
    }
  const misspelt = findMisspeltForget({ unfit, deleted: addressesToDelete(owned), live, forgetPlace });
  refused.push(...adopted.refused, ...misspelt.refused);
  for (const [address, object] of owned) {
    const { onRemove } = object.ownership;
    matches.push(
      onRemove ? { type: "forget", address, live: object, onRemove } : { type: "delete", address, live: object },
    );
  }
  for (const [address, object] of leftovers) matches.push({ type: "delete", address, live: object, leftover: true });
  const taken = adopted.matches.flatMap((each) => (each.type === "adopt" ? [each.live] : []));
  const handedOver = taken.filter(({ ownership }) => ownership !== undefined).length;
  return {
    matches,
    refused,
    warnings: [...warnings, ...misspelt.warnings],
    duplicateMarkers,
    unmanaged: {
      count: unmanaged.count - (taken.length - handedOver),
      foreign: unmanaged.foreign - handedOver,
    },
  };
}

function addressesToDelete(owned: ReadonlyMap<Address, OwnedLive>): Address[] {
  return [...owned].flatMap(([address, { ownership }]) => (ownership.onRemove === undefined ? [address] : []));
}

function previousAddresses(desired: DesiredResource): Address[] {
  const kind = kindOf(desired.kind);
  return desired.previousNames.map((name) => addressOf(kind, name));
}

function forgetDeclared(address: Address, desired: readonly DesiredResource[]): Refusal {
  return refuse(
    "plan-forget-declared",
    `${address} is under forget in the project file, but a manifest still declares it`,
    "remove the manifest, or take the address off the forget list",
    { address, source: desired.find((each) => each.address === address)?.source },
  );
}

function movedConflict(desired: DesiredResource, from: Address): Refusal {
  return refuse(
    "plan-moved-conflict",
    `${desired.address} names ${from} as a previous name, but another object of this project is there already`,
    "take the name off previousNames, or forget one of the two objects",
    desired,
  );
}
