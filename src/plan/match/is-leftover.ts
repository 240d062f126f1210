import { hashKey, isSameOwner, type Ownership } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";

/** A live object that carries a readable marker of this project. */
export type OwnedLive = LiveResource & { ownership: Ownership };

/** The two times of one creation may lie so far apart. Nobody edits what they made that fast, not even by a script. */
const ONE_INSTANT_MS = 100;

/**
 * Whether an object is what a run left behind that was cut short: made beside an object of the same marker, with a key that
 * the server gave because the expected one was taken, and never touched since. A copy that a person made has another
 * display name, another author, or was edited. What is not told is not known, and then it is none.
 *
 * @param standing The older object with the marker.
 */
export function isLeftover(object: OwnedLive, standing: OwnedLive): boolean {
  const [left, right] = [object.ownership, standing.ownership];
  return (
    isSameOwner(left, right) &&
    left.name === right.name &&
    left.baseline === right.baseline &&
    left.baseline !== "" &&
    left.onRemove === right.onRemove &&
    !left.protect &&
    !right.protect &&
    left.keyHash !== hashKey(object.key) &&
    object.name === standing.name &&
    isUntouched(object) &&
    object.facts.createdBy === standing.facts.createdBy
  );
}

/** Whether nobody has edited an object since it was made. What is not told is not known, and then somebody may have. */
export function isUntouched({ facts: { createdAt, updatedAt } }: LiveResource): boolean {
  return Math.abs(Date.parse(updatedAt) - Date.parse(createdAt)) <= ONE_INSTANT_MS;
}
