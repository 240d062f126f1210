import { isOwnedBy, isWithoutOurUid, type Owner, type OwnerWithHistory } from "../../resources/ownership.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import { compareAge } from "../../resources/compare-age.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { isCopy, isUnfinished } from "./is-copy.ts";
import { isLeftover, type DoubleKeys, type OwnedLive } from "./is-leftover.ts";
import { markerNotes } from "./marker-notes.ts";

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
  const notes: (() => Diagnostic)[] = [];
  const duplicateMarkers = new Set<Address>();
  const leftovers = new Map<Address, OwnedLive>();
  const doubles: DoubleKeys[] = [];
  const unmanaged = { count: 0, foreign: 0 };
  const copies: Address[] = [];
  const others: Owner[] = [];
  for (const object of live.toSorted(compareAge)) {
    const { ownership } = object;
    if (ownership === undefined) unmanaged.count += 1;
    else if (ownership === "unreadable") {
      unmanaged.foreign += 1;
      notes.push(() => markerNotes.unreadable(object));
    } else if (!isOwnedBy(ownership, owner)) {
      unmanaged.foreign += 1;
      others.push(ownership);
    } else if (isCopy(object, ownership)) {
      const address = addressOf(kindOf(object.kind), ownership.name);
      unmanaged.foreign += 1;
      copies.push(address);
      notes.push(() => markerNotes.copied(object, address, owned.get(address)));
    } else {
      const address = addressOf(kindOf(object.kind), ownership.name);
      const marked = { ...object, ownership };
      const older = owned.get(address);
      // What names the key of a double is younger than that, so those are known by now.
      if (older && isLeftover(marked, older, doubles)) {
        leftovers.set(`${address}~${object.id}`, marked);
        if (object.key !== undefined && older.key !== undefined) doubles.push([older.key, object.key]);
      } else if (older) {
        unmanaged.foreign += 1;
        duplicateMarkers.add(address);
        notes.push(() => markerNotes.doubled(object, address, older));
      } else {
        owned.set(address, marked);
        if (isUnfinished(object, ownership)) notes.push(() => markerNotes.unfinished(object, address));
      }
    }
  }
  const [namesake, ...namesakes] = others.filter((each) => isWithoutOurUid(each, owner));
  if (namesake) notes.push(() => markerNotes.withoutUid([namesake, ...namesakes], owner));
  // Which copies have their original in the space is known when all objects have been looked at.
  return { owned, unmanaged, warnings: notes.map((note) => note()), duplicateMarkers, leftovers, copies, others };
}
