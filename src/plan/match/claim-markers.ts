import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import { compareAge } from "../../resources/compare-age.ts";
import type { Address, LiveResource, Ownership } from "../../resources/resource.ts";

/** A live object that carries a readable marker of this project. */
export type OwnedLive = LiveResource & { ownership: Ownership };

/** What the markers in a space say. */
export interface Claims {
  /** The objects of this project by the address in their marker. */
  owned: Map<Address, OwnedLive>;
  /** Live objects of nobody (`count`) and of somebody else (`foreign`). */
  unmanaged: { count: number; foreign: number };
  warnings: Diagnostic[];
  /** The addresses whose marker a second object carries. */
  duplicateMarkers: Set<Address>;
}

/**
 * Reads the markers. When two objects carry one marker, somebody copied one by hand: the older is the real one and the
 * copy is left alone, like an object whose marker is damaged.
 */
export function claimMarkers(project: string, live: readonly LiveResource[]): Claims {
  const owned = new Map<Address, OwnedLive>();
  const warnings: Diagnostic[] = [];
  const duplicateMarkers = new Set<Address>();
  const unmanaged = { count: 0, foreign: 0 };
  for (const object of live.toSorted(compareAge)) {
    if (object.ownership === undefined) unmanaged.count += 1;
    else if (object.ownership === "unreadable") {
      unmanaged.foreign += 1;
      warnings.push(unreadableMarker(object));
    } else if (object.ownership.project === project) {
      const address = addressOf(kindOf(object.kind), object.ownership.name);
      const older = owned.get(address);
      if (older) {
        unmanaged.foreign += 1;
        duplicateMarkers.add(address);
        warnings.push(duplicateMarker(address, older, object));
      } else owned.set(address, { ...object, ownership: object.ownership });
    } else unmanaged.foreign += 1;
  }
  return { owned, unmanaged, warnings, duplicateMarkers };
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
