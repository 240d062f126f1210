import { describeOwner, isOwnedBy, type Owner, type OwnerWithHistory } from "../../resources/ownership.ts";
import { addToGroup } from "../../values/group-by.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { hintOnFormerNames } from "../former-names.ts";
import { describe } from "./claim-markers.ts";
import { refuse } from "../refuse.ts";
import type { Match } from "./match.ts";

/** What adoption looks at. */
export interface AdoptInput {
  /** The project and its environment, with the names that they had. */
  owner: OwnerWithHistory;
  /** Manifests without a live object of their own. */
  homeless: readonly DesiredResource[];
  live: readonly LiveResource[];
  /** Whether to create what is to be adopted and is not there. */
  createMissing: boolean;
}

/** Finds the live objects that manifests without one of their own take over; the rest is to be created. */
export function findAdopted({ owner, homeless, live, createMissing }: AdoptInput): {
  matches: Match[];
  refused: Diagnostic[];
} {
  const matches: Match[] = [];
  const refused: Diagnostic[] = [];
  const takenBy = new Map<string, DesiredResource>();
  const index = homeless.some(({ adopt }) => adopt) ? indexLive(live) : new Map<string, LiveResource[]>();
  for (const desired of homeless) {
    if (!desired.adopt) {
      matches.push({ type: "create", desired });
      continue;
    }
    const found = candidates(desired, index);
    const free = found.filter((each) => each.ownership === undefined);
    const [object] = free;
    const other = object && takenBy.get(object.id);
    if (other)
      refused.push(
        refuse(
          "plan-adopt-conflict",
          `${describe(object)} is adopted by ${other.address} already`,
          "keep one of the two adopt lines",
          desired,
        ),
      );
    else if (free.length > 1)
      refused.push(
        refuse(
          "plan-adopt-ambiguous",
          `${free.length} live objects fit the adoption: ${free.map(describe).join(", ")}`,
          `name one of them: adopt: {id: ${object?.id}}`,
          desired,
        ),
      );
    else if (object) {
      takenBy.set(object.id, desired);
      matches.push({ type: "adopt", desired, live: object });
    } else if (found[0]) refused.push(notAdoptable(owner, desired, found[0]));
    else if (createMissing) matches.push({ type: "create", desired });
    else matches.push({ type: "missing", desired, finding: nothingToAdopt(desired) });
  }
  return { matches, refused };
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

function candidates({ kind, adopt = {} }: DesiredResource, index: ReadonlyMap<string, LiveResource[]>): LiveResource[] {
  return Object.entries(adopt).flatMap(([by, value]) => index.get(JSON.stringify([kind, by, value])) ?? []);
}

function nothingToAdopt(desired: DesiredResource): Diagnostic {
  const named = Object.entries(desired.adopt ?? {})
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(", ");
  return {
    ...refuse(
      "plan-adopt-not-found",
      `there is no live object with the ${named} to adopt, and none carries the marker of ${desired.address}; it is left out`,
      "correct the adopt line; to create what is missing, remove the line or say --create-missing",
      desired,
    ),
    severity: "warning",
  };
}

function notAdoptable(owner: OwnerWithHistory, desired: DesiredResource, object: LiveResource): Diagnostic {
  if (typeof object.ownership === "object" && isOwnedBy(object.ownership, owner))
    return refuse(
      "plan-adopt-conflict",
      `${describe(object)} belongs to this project already, as ${object.ownership.name}`,
      `say previousNames: [${object.ownership.name}] to move it here`,
      desired,
    );
  const holder =
    object.ownership === "unreadable" || !object.ownership
      ? "somebody with a damaged marker"
      : describeOwner(object.ownership);
  return refuse(
    "plan-adopt-foreign",
    `${describe(object)} belongs to ${holder}`,
    typeof object.ownership === "object"
      ? handOver(object.ownership, owner)
      : "repair or remove the line that starts with [audiencectl: in its description in Segment",
    desired,
  );
}

function handOver(theirs: Owner, ours: Owner): string {
  const former = hintOnFormerNames(theirs, ours);
  return `${former === undefined ? "" : `${former}; otherwise `}have it forgotten there first`;
}
