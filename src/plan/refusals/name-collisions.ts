import { addToGroup } from "../../values/group-by.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { describe } from "../match/claim-markers.ts";
import type { Change } from "../generated/plan.ts";
import { indexById } from "../order/key-users.ts";
import { placeOf } from "../place.ts";

/**
 * Refuses to give an object a display name, or a new one a key, that another live object still has when the plan is
 * done. What the API does with two alike is not documented (API.md 2.4).
 */
export function refuseTwins(changes: readonly Change[], live: readonly LiveResource[]): Diagnostic[] {
  const changeById = indexById(changes);
  const byName = new Map<string, LiveResource[]>();
  const byKey = new Map<string, LiveResource[]>();
  for (const object of live) {
    const change = changeById.get(object.id);
    const namespace = namespaceOf(object);
    if (namespace === undefined || change?.action === "delete" || change?.action === "replace") continue;
    const renamed = change && renames(change) ? change.name : object.name;
    addToGroup(byName, `${namespace} ${renamed}`, object);
    if (object.key !== undefined) addToGroup(byKey, `${namespace} ${object.key}`, object);
  }
  const takers = new Map(
    changes.filter(keepsKey).map((change) => [`${namespaceOf(change)} ${predictedKey(change)}`, change]),
  );
  return changes.flatMap((change) => {
    const slot = takesKey(change) ? `${namespaceOf(change)} ${predictedKey(change)}` : undefined;
    const rival = slot === undefined ? undefined : takers.get(slot);
    if (rival) return [refuseRival(change, rival)];
    if (slot !== undefined) takers.set(slot, change);
    const another = ({ id }: LiveResource): boolean => id !== change.id;
    const twin =
      (takesName(change) ? byName.get(`${namespaceOf(change)} ${change.name}`)?.find(another) : undefined) ??
      (takesKey(change) ? byKey.get(`${namespaceOf(change)} ${predictedKey(change)}`)?.find(another) : undefined);
    return twin ? [refuseTwin(change, twin, changeById.get(twin.id))] : [];
  });
}

/** What the names and keys of a kind are shared with; `undefined` for parts, which have neither. */
export function namespaceOf({ kind }: { kind: string }): string | undefined {
  return kindOf(kind).namespace;
}

/** Whether a change gives a live object another display name. */
export function renames({ kind, before, after }: Change): boolean {
  return namespaceOf({ kind }) !== undefined && before !== null && after !== null && before["name"] !== after["name"];
}

/** Whether a change makes an object that needs a display name of its own, or gives one a new name. */
export function takesName(change: Change): boolean {
  if (namespaceOf(change) === undefined) return false;
  return change.action === "create" || change.action === "replace" || renames(change);
}

/** The key that the server will probably make for what a change creates. */
export function predictedKey({ kind, name }: Change): string {
  return kindOf(kind).predictKey(name);
}

/**
 * Whether a change makes an object whose key can be predicted; names without a Latin letter or digit predict nothing. A
 * replacement under its old name gets a key as the old object did; whether that is free was settled then.
 */
export function takesKey(change: Change): boolean {
  if (predictedKey(change) === "") return false;
  return change.action === "create" || (change.action === "replace" && renames(change));
}

/** A replacement under its old name probably gets the old key again. */
function keepsKey(change: Change): boolean {
  return change.action === "replace" && !renames(change);
}

function refuseTwin(change: Change, twin: LiveResource, itsChange: Change | undefined): Diagnostic {
  const sameName = twin.name === change.name || itsChange?.name === change.name;
  const what = `a live object ${describe(twin)} has the same ${sameName ? "name" : `key ${JSON.stringify(twin.key)}`} as ${change.address}`;
  const common = { severity: "error" as const, ...placeOf(change) };
  if (itsChange?.action === "forget" && itsChange.ownership.before)
    return {
      ...common,
      code: "plan-unowned-twin",
      message: `${what}, and will be nobody's when it is forgotten`,
      hint: `choose another name, or take ${itsChange.address} off forget and say previousNames: [${itsChange.ownership.before.name}]`,
    };
  if (twin.ownership === undefined)
    return {
      ...common,
      code: "plan-unowned-twin",
      message: `${what}, and nobody owns it`,
      hint:
        change.action === "create" && !itsChange
          ? `take it over with this line in metadata: adopt: ${twin.key === undefined ? `{id: ${twin.id}}` : `{key: ${twin.key}}`}`
          : "choose another name",
    };
  return {
    ...common,
    code: isOurs(twin, change) ? "plan-own-twin" : "plan-foreign-twin",
    message: `${what}, and ${ownerOf(twin, change)}`,
    hint: "choose another name",
  };
}

/** Which of two gets the key would be chance, and everything that names it would go with it. */
function refuseRival(change: Change, rival: Change): Diagnostic {
  return {
    code: "plan-own-twin",
    severity: "error",
    message: `${rival.address} and ${change.address} would be created with one key, ${JSON.stringify(predictedKey(change))}`,
    hint: "choose another name for one of them, which differs in letters or digits",
    ...placeOf(change),
  };
}

function ownerOf(twin: LiveResource, change: Change): string {
  const { kind, ownership } = twin;
  if (typeof ownership !== "object") return "its marker cannot be read";
  return isOurs(twin, change)
    ? `it belongs to this project as ${addressOf(kindOf(kind), ownership.name)}`
    : `it belongs to the project ${ownership.project}`;
}

function isOurs({ ownership }: LiveResource, change: Change): boolean {
  return typeof ownership === "object" && ownership.project === change.ownership.after?.project;
}
