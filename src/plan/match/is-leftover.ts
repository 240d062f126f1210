import { hashField, readBaseline } from "../../resources/baseline.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import { kindOf } from "../../resources/kinds.ts";
import { hashKey, isSameOwner, type Ownership } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { getAt } from "../../values/pointer.ts";

/** A live object that carries a readable marker of this project. */
export type OwnedLive = LiveResource & { ownership: Ownership };

/** The two times of one creation may lie so far apart. Nobody edits what they made that fast, not even by a script. */
const ONE_INSTANT_MS = 100;

/** The keys of two objects with one marker, of which a run left one behind. */
export type DoubleKeys = readonly [string, string];

/**
 * Whether an object is what a run left behind that was cut short: made beside an object of the same marker, with a key that
 * the server gave because the expected one was taken, and never touched since. A copy that a person made has another
 * display name, another author, or was edited. What is not told is not known, and then it is none.
 *
 * @param standing The older object with the marker.
 * @param doubles Of older objects that were made twice: two runs that made one query name a key each.
 */
export function isLeftover(object: OwnedLive, standing: OwnedLive, doubles: readonly DoubleKeys[] = []): boolean {
  const [left, right] = [object.ownership, standing.ownership];
  return (
    isSameOwner(left, right) &&
    left.name === right.name &&
    left.baseline !== "" &&
    isAppliedAlike(object, right.baseline, doubles) &&
    left.onRemove === right.onRemove &&
    !left.protect &&
    !right.protect &&
    left.keyHash !== hashKey(object.key) &&
    object.name === standing.name &&
    isUntouched(object) &&
    object.facts.createdBy === standing.facts.createdBy
  );
}

/** Whether the same was applied to an object as a baseline says, but for the keys that its texts name. */
function isAppliedAlike(object: OwnedLive, baseline: string, doubles: readonly DoubleKeys[]): boolean {
  if (object.ownership.baseline === baseline) return true;
  if (doubles.length === 0) return false;
  const kind = kindOf(object.kind);
  const [own, other] = [readBaseline(kind, object.ownership.baseline), readBaseline(kind, baseline)];
  // One that does not fit the kind's fields says nothing.
  if (own.size === 0 || other.size === 0) return false;
  const isAlike = (rule: FieldRule): boolean => {
    const { pointer } = rule;
    if (own.get(pointer) === other.get(pointer)) return true;
    const value = getAt(object.spec, pointer);
    return (
      typeof value === "string" && hashField(rule, exchangeKeys(value, doubles), object.spec) === other.get(pointer)
    );
  };
  return kind.fields.every(isAlike);
}

/** A query that names the other key of every two. */
function exchangeKeys(query: string, doubles: readonly DoubleKeys[]): string {
  const others = new Map(doubles.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]));
  return query.replaceAll(/(['"])(\w+)\1/g, (text, quote: string, key: string) => {
    const other = others.get(key);
    return other === undefined ? text : `${quote}${other}${quote}`;
  });
}

/** Whether nobody has edited an object since it was made. What is not told is not known, and then somebody may have. */
export function isUntouched({ facts: { createdAt, updatedAt } }: LiveResource): boolean {
  return Math.abs(Date.parse(updatedAt) - Date.parse(createdAt)) <= ONE_INSTANT_MS;
}
