import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import { kindOf } from "../../resources/kinds.ts";
import { compareTold } from "../../resources/told.ts";
import type { JsonObject } from "../../values/json.ts";
import { fieldPath } from "../../values/pointer.ts";
import { resolveTemplate, templateAt } from "../../values/template.ts";
import { joinWords } from "../../values/words.ts";
import { changedFields } from "../change/changed-fields.ts";
import type { Change } from "../generated/plan.ts";
import { expectedKey } from "./declared-elsewhere.ts";

/**
 * Marks the changes that make queries follow the keys of other objects: with the keys that were there before, their manifests
 * say what is in the space. A former key that was not the one of the display name is not known any more, so of such a query
 * nothing is said.
 *
 * @param others Changes of the other objects, to know the keys that they have.
 */
export function markFollowing(
  changes: readonly Change[],
  others: readonly Change[],
  { desired, live: all }: { desired: readonly DesiredResource[]; live: readonly LiveResource[] },
): Change[] {
  const declared = new Map(desired.map((each) => [each.address, each]));
  const liveById = new Map(all.map((each) => [each.id, each]));
  const taken = new Set(all.flatMap(({ key }) => key ?? []));
  const known = [...changes, ...others];
  const keyNow = new Map(known.flatMap(({ address, id, key }) => (id === undefined ? [] : [[address, key] as const])));
  const replaced = new Set(known.flatMap(({ address, action }) => (action === "replace" ? [address] : [])));
  const formerKey = (address: Address): string | undefined => {
    const object = declared.get(address);
    const key = object && expectedKey(object);
    return key === "" || key === undefined || taken.has(key) ? undefined : key;
  };
  return changes.map((change) => {
    const own = declared.get(change.address);
    const live = liveById.get(change.id ?? "");
    if (!own || !live || change.action !== "update" || change.reason !== "pending") return change;
    const named = new Set(kindOf(live.kind).keysUsed(live.spec));
    const isNamed = (address: Address): boolean => named.has(keyNow.get(address) ?? "");
    const follows = followed(change, own, live, (address) =>
      isNamed(address) ? keyNow.get(address) : formerKey(address),
    ).filter((address) => !isNamed(address) || replaced.has(address));
    return follows.length > 0 ? { ...change, follows } : change;
  });
}

/** Why a change is made that comes of keys alone, to follow the object that it is about. @param keysOf At least one address. */
export function followsText(keysOf: readonly Address[]): string {
  const keys = keysOf.length === 1 ? "key" : "keys";
  return `follows the ${keys} of ${joinWords(keysOf, "and")}, and its manifest did not change`;
}

/** The objects that the changed fields name; none where these differ in more than keys. */
function followed(
  change: Change,
  { spec, references }: DesiredResource,
  live: LiveResource,
  keyBefore: (address: Address) => string | undefined,
): Address[] {
  const fields = changedFields(change);
  const addresses = new Set<Address>();
  for (const rule of kindOf(change.kind).fields.filter(({ pointer }) => fields.includes(fieldPath(pointer)))) {
    const template = templateAt(spec, rule.pointer);
    const named = references.filter(({ pointer }) => pointer === rule.pointer).map(({ address }) => address);
    if (template === undefined || named.length === 0) return [];
    const before = resolveTemplate(template, keyBefore);
    if (before.unknown.length > 0 || !isAsIn(rule, before.value, live.spec)) return [];
    for (const address of named) addresses.add(address);
  }
  return [...addresses];
}

function isAsIn(rule: FieldRule, value: string, live: JsonObject): boolean {
  const { equal, told } = compareTold(rule, value, live);
  return equal && told;
}
