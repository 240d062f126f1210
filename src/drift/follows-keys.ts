import { changedFields } from "../plan/change/changed-fields.ts";
import type { Change } from "../plan/generated/plan.ts";
import { expectedKey } from "../plan/keys/declared-elsewhere.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../resources/resource.ts";
import { compareTold } from "../resources/told.ts";
import type { JsonObject } from "../values/json.ts";
import { fieldPath } from "../values/pointer.ts";
import { resolveTemplate, templateAt } from "../values/template.ts";
import type { DriftInput } from "./drift-input.ts";

/** A change that comes of keys alone: with the keys that were there before, the manifest says what is in the space. */
export interface FollowingChange {
  address: Address;
  /** The objects whose keys it names and that are gone or have another key now. */
  keysOf: Address[];
}

/**
 * Finds the changes that make queries follow the keys of other objects. Their manifests did not change. A former key that was not
 * the one of the display name is not known any more, so of such a query nothing is said.
 *
 * @param all Changes of all objects, to know the keys that they have.
 */
export function findFollowing(
  changes: readonly Change[],
  all: readonly Change[],
  { desired, reading }: { desired: readonly DesiredResource[]; reading: Pick<DriftInput["reading"], "live"> },
): FollowingChange[] {
  const declared = new Map(desired.map((each) => [each.address, each]));
  const liveById = new Map(reading.live.map((each) => [each.id, each]));
  const taken = new Set(reading.live.flatMap(({ key }) => key ?? []));
  const keyNow = new Map(all.flatMap(({ address, id, key }) => (id === undefined ? [] : [[address, key] as const])));
  const formerKey = (address: Address): string | undefined => {
    const object = declared.get(address);
    const key = object && expectedKey(object);
    return key === "" || key === undefined || taken.has(key) ? undefined : key;
  };
  return changes.flatMap((change) => {
    const own = declared.get(change.address);
    const live = liveById.get(change.id ?? "");
    if (!own || !live || change.action !== "update") return [];
    const named = new Set(kindOf(live.kind).keysUsed(live.spec));
    const keysOf = followed(change, own, live, (address) => {
      const now = keyNow.get(address);
      return now !== undefined && named.has(now) ? now : formerKey(address);
    }).filter((address) => !named.has(keyNow.get(address) ?? ""));
    return keysOf.length > 0 ? [{ address: change.address, keysOf }] : [];
  });
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
