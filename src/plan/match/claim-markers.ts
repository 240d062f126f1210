import { hashKey, isOwnedBy, type Owner, type Ownership, type OwnerWithHistory } from "../../resources/ownership.ts";
import { hashField, readBaseline } from "../../resources/baseline.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import { compareAge } from "../../resources/compare-age.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { isLeftover, type OwnedLive } from "./is-leftover.ts";

/** What the markers in a space say. */
export interface Claims {
  /** The objects of this project by the address in their marker. */
  owned: Map<Address, OwnedLive>;
  /** Live objects of nobody (`count`) and of somebody else (`foreign`). */
  unmanaged: { count: number; foreign: number };
  warnings: Diagnostic[];
  /** The addresses whose marker a second object carries. */
  duplicateMarkers: Set<Address>;
  /** What runs left behind that were cut short, by an address of its own. */
  leftovers: Map<Address, OwnedLive>;
  /** The addresses of which somebody made a copy in the app, once for each copy. */
  copies: Address[];
  /** Who else owns objects in the space, once for each object. */
  others: Owner[];
}

/**
 * Reads the markers. A copy that somebody made in the app carries the marker with the key of another object; it is not
 * ours. When two objects carry one marker all the same, the older is the real one. The other is left alone, like an object
 * whose marker is damaged, unless it is plain that a run left it behind.
 */
export function claimMarkers(owner: OwnerWithHistory, live: readonly LiveResource[]): Claims {
  const owned = new Map<Address, OwnedLive>();
  const warnings: Diagnostic[] = [];
  const duplicateMarkers = new Set<Address>();
  const leftovers = new Map<Address, OwnedLive>();
  const unmanaged = { count: 0, foreign: 0 };
  const copies: Address[] = [];
  const others: Owner[] = [];
  for (const object of live.toSorted(compareAge)) {
    if (object.ownership === undefined) unmanaged.count += 1;
    else if (object.ownership === "unreadable") {
      unmanaged.foreign += 1;
      warnings.push(unreadableMarker(object));
    } else if (!isOwnedBy(object.ownership, owner)) {
      unmanaged.foreign += 1;
      others.push(object.ownership);
    } else if (isCopy(object, object.ownership)) {
      const original = addressOf(kindOf(object.kind), object.ownership.name);
      unmanaged.foreign += 1;
      copies.push(original);
      warnings.push(copiedMarker(object, original));
    } else {
      const address = addressOf(kindOf(object.kind), object.ownership.name);
      const marked = { ...object, ownership: object.ownership };
      const older = owned.get(address);
      if (older && isLeftover(marked, older)) leftovers.set(`${address}~${object.id}`, marked);
      else if (older) {
        unmanaged.foreign += 1;
        duplicateMarkers.add(address);
        warnings.push(duplicateMarker(address, older, object));
      } else owned.set(address, marked);
    }
  }
  return { owned, unmanaged, warnings, duplicateMarkers, leftovers, copies, others };
}

/**
 * Whether an object carries the marker of another. A run that was cut short may have left the key in it that was expected
 * for the display name; then the object still has the name that it was created with, which the marker remembers.
 */
export function isCopy({ kind: kindName, key = "", name }: LiveResource, { keyHash, baseline }: Ownership): boolean {
  if (key === "" || keyHash === hashKey(key)) return false;
  const kind = kindOf(kindName);
  const rule = kind.fields.find(({ pointer }) => pointer === "/name");
  const created = readBaseline(kind, baseline).get("/name");
  const hasItsFirstName = created === undefined || (rule !== undefined && hashField(rule, name) === created);
  return keyHash !== hashKey(kind.predictKey(name)) || !hasItsFirstName;
}

function copiedMarker(copy: LiveResource, address: Address): Diagnostic {
  return {
    code: "plan-copied-marker",
    severity: "warning",
    message: `${describe(copy)} is a copy of ${address}, with its marker, and is left alone`,
    hint: "remove the line that starts with [audiencectl: from the copy's description in Segment",
    address,
  };
}

function unreadableMarker(object: LiveResource): Diagnostic {
  return {
    code: "plan-unreadable-marker",
    severity: "warning",
    message: `${describe(object)} has a damaged ownership marker in its description and is left alone`,
    hint: "repair or remove the line that starts with [audiencectl: in Segment",
  };
}

function duplicateMarker(address: Address, older: LiveResource, copy: LiveResource): Diagnostic {
  return {
    code: "plan-duplicate-marker",
    severity: "warning",
    message: `${describe(copy)} carries the marker of ${address}, which is ${describe(older)}, and is left alone`,
    hint: "remove the line that starts with [audiencectl: from the copy's description in Segment",
    address,
  };
}

/** A live object in words: display name and id. */
export function describe(object: LiveResource): string {
  return `${JSON.stringify(object.name)} (${object.id})`;
}
