import {
  describeOwner,
  isOfScope,
  isOwnedBy,
  readScope,
  scopeOf,
  type OwnerWithHistory,
} from "../../resources/ownership.ts";
import { addToGroup } from "../../values/group-by.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import { hintOnFormerNames } from "../former-names.ts";
import { describeHolder } from "./describe-holder.ts";
import { isCopy } from "./is-copy.ts";
import { damagedLine, describe, markerLine } from "./marker-notes.ts";
import { refuse, refuseChange, type Refusal } from "../refuse.ts";
import type { Match } from "./match.ts";

/** What adoption looks at. */
export interface AdoptInput {
  /** The project and its environment, with the names that they had. */
  owner: OwnerWithHistory;
  /** Manifests without a live object of their own. */
  homeless: readonly DesiredResource[];
  live: readonly LiveResource[];
  /** Everything that manifests declare. */
  declared: ReadonlySet<Address>;
  /** Whether to create what is to be adopted and is not there. */
  createMissing: boolean;
  /** The names of the project's other environments. Default: none. */
  otherEnvironments?: readonly string[] | undefined;
}

/** Finds the live objects that manifests without one of their own take over; the rest is to be created. */
export function findAdopted({ owner, homeless, live, declared, createMissing, otherEnvironments }: AdoptInput): {
  matches: Match[];
  refused: Refusal[];
} {
  const matches: Match[] = [];
  const refused: Refusal[] = [];
  const takenBy = new Map<string, DesiredResource>();
  const index = homeless.some(({ adopt }) => adopt) ? indexLive(live) : new Map<string, LiveResource[]>();
  for (const desired of homeless) {
    if (!desired.adopt) {
      matches.push({ type: "create", desired });
      continue;
    }
    const found = candidates(desired, index);
    const free = found.filter((each) => mayTake(owner, desired, each));
    const [object] = free;
    const refusal = refuseAdoption({ owner, desired, declared, found, free, takenBy, otherEnvironments });
    if (refusal) {
      refused.push(refusal);
      matches.push({ type: "missing", desired });
    } else if (object) {
      takenBy.set(object.id, desired);
      matches.push({ type: "adopt", desired, live: object });
    } else if (createMissing) matches.push({ type: "create", desired });
    else matches.push({ type: "missing", desired, finding: nothingToAdopt(desired, otherEnvironments) });
  }
  return { matches, refused };
}

/** A manifest that adopts, with the objects that it names and those of them that it may take. */
interface Adoption {
  owner: OwnerWithHistory;
  desired: DesiredResource;
  /** Everything that manifests declare. */
  declared: ReadonlySet<Address>;
  found: readonly LiveResource[];
  free: readonly LiveResource[];
  /** What other manifests take over, by id. */
  takenBy: ReadonlyMap<string, DesiredResource>;
  otherEnvironments?: readonly string[] | undefined;
}

/** Why a manifest cannot take over what it names; `undefined` when it can, or when there is nothing of the kind. */
function refuseAdoption(adoption: Adoption): Refusal | undefined {
  const { desired, found, free, takenBy } = adoption;
  const [object] = free;
  if (!object) return found[0] && notAdoptable(adoption, found[0]);
  const other = takenBy.get(object.id);
  if (other)
    return refuse(
      "plan-adopt-conflict",
      `${describe(object)} is adopted by ${other.address} already`,
      "keep one of the two adopt lines",
      desired,
    );
  if (free.length === 1) return undefined;
  return refuse(
    "plan-adopt-ambiguous",
    `${free.length} live objects fit the adoption: ${free.map(describe).join(", ")}`,
    `name one of them: adopt: {id: ${object.id}}`,
    desired,
  );
}

/** Live objects by each of the three ways in which an adopt block can name them. */
function indexLive(live: readonly LiveResource[]): Map<string, LiveResource[]> {
  const index = new Map<string, LiveResource[]>();
  for (const object of live)
    for (const [by, value] of Object.entries({ id: object.id, key: object.key, name: object.name })) {
      const slot = JSON.stringify([object.kind, by, value]);
      addToGroup(index, slot, object);
    }
  return index;
}

function candidates(desired: DesiredResource, index: ReadonlyMap<string, LiveResource[]>): LiveResource[] {
  return marksOf(desired).flatMap(([by, value]) => index.get(JSON.stringify([desired.kind, by, value])) ?? []);
}

/** What the object to adopt is found by: one of its id, key and name. */
function marksOf({ adopt: { from: _from, ...marks } = {} }: DesiredResource): [by: string, value: string][] {
  return Object.entries(marks);
}

/** Whether a manifest may take an object over: nobody owns it, or whoever the manifest names. */
function mayTake(owner: OwnerWithHistory, { adopt }: DesiredResource, object: LiveResource): boolean {
  const { ownership } = object;
  if (ownership === undefined) return true;
  if (ownership === "unreadable" || adopt?.from === undefined || isOwnedBy(ownership, owner)) return false;
  return isOfScope(ownership, readScope(adopt.from)) && !isCopy(object, ownership);
}

function nothingToAdopt(desired: DesiredResource, otherEnvironments: readonly string[] = []): Diagnostic {
  const named = marksOf(desired)
    .map(([by, value]) => `${by} ${JSON.stringify(value)}`)
    .join(", ");
  return refuseChange(
    "plan-adopt-not-found",
    `there is no live object with the ${named} to adopt, and none carries the marker of ${desired.address}; it is left out`,
    `correct the adopt line; to create what is missing, ${creating(otherEnvironments)}${elsewhere(desired, otherEnvironments)}`,
    desired,
  );
}

/** In pipelines nobody passes a flag; an environment that has adopted its object does not need the line any more. */
function creating(otherEnvironments: readonly string[]): string {
  return otherEnvironments.length === 0
    ? "remove the line or pass --create-missing"
    : "remove the line, which audiencectl adopt --cleanup does once another environment has used it, or apply this environment by hand with --create-missing";
}

/** Where the object may be instead. This space does not have it, and which one does is not known. */
function elsewhere({ adopt }: DesiredResource, otherEnvironments: readonly string[]): string {
  if (adopt?.from !== undefined)
    return `; an object is handed over within one space only, so ${adopt.from} has to have it in this space${forEachEnvironment(otherEnvironments)}`;
  return otherEnvironments.length === 0
    ? ""
    : "; or, when it is in the spaces of other environments only, write environments: [NAME] under metadata, with their names";
}

/** One line cannot name the owner in two spaces, so another owner written there would be wrong in the other one. */
function forEachEnvironment(others: readonly string[] = []): string {
  return others.length === 0
    ? ""
    : "; for several environments, write one document for each, of the same metadata.name, with environments: [NAME] under metadata and its own from";
}

function notAdoptable({ owner, desired, declared, otherEnvironments }: Adoption, object: LiveResource): Refusal {
  const { ownership } = object;
  if (ownership === undefined || ownership === "unreadable")
    return refuse(
      "plan-adopt-foreign",
      `${describe(object)} belongs to somebody with a damaged marker`,
      `remove ${damagedLine} from its description in Segment, and it is unmanaged and can be adopted`,
      desired,
    );
  const { name } = ownership;
  const address = addressOf(kindOf(object.kind), name);
  if (isCopy(object, ownership))
    return refuse(
      "plan-adopt-foreign",
      `${describe(object)} cannot be adopted: ${describeHolder(object, owner)}`,
      `remove ${markerLine} from its description in Segment, and it is unmanaged and can be adopted`,
      desired,
    );
  if (isOwnedBy(ownership, owner))
    return refuse(
      "plan-adopt-conflict",
      `${describe(object)} belongs to this project already, as ${name}`,
      declared.has(address)
        ? `a manifest declares it as ${address}: keep one of the two manifests, or take the adopt line out to create another object`
        : `to move it here, write previousNames: [${name}] under metadata`,
      desired,
    );
  const holder = describeOwner(ownership, owner);
  const from = desired.adopt?.from;
  const former = hintOnFormerNames(ownership, owner);
  return refuse(
    "plan-adopt-foreign",
    `${describe(object)} belongs to ${holder}, as ${address}${from === undefined ? "" : `, and not to ${from}`}`,
    `${former === undefined ? "" : `${former}; otherwise `}ask the owners of ${scopeOf(ownership)} first; to take it over, write from: ${scopeOf(ownership)} in the adopt block under metadata, and have its manifest there removed, or the two projects take it from each other in turn${forEachEnvironment(otherEnvironments)}; if it was handed over to them, remove the manifest here`,
    desired,
  );
}
