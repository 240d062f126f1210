import { saysEverybodyIsSent } from "../plan/change/sends-everybody.ts";
import { wholeOf } from "../plan/select/select-addresses.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { kindOf } from "../resources/kinds.ts";
import { joinSome } from "../values/words.ts";
import type { Drift, DriftedObject, DriftedPart, MissingObject } from "./drift.ts";
import { audienceText } from "./part-sentences.ts";

/**
 * What comes of making an object as declared again, besides its fields, as far as that is known. Clauses, each of which names the
 * object.
 */
export function takingBackTexts(object: DriftedObject | MissingObject | DriftedPart): string[] {
  if ("difference" in object) return object.difference === "missing" ? ofMissingPart(object) : [];
  // What is there without its marker, or under another address, is not created.
  if ("unmarked" in object || "renamedFrom" in object) return [];
  if ("holder" in object && object.holder?.takenBy !== undefined) return [];
  const { kind, name, id } = object;
  const named = JSON.stringify(name);
  const names = destinationNames(object);
  const sent = names === "" ? [] : [`${named} may send its members to ${names} again`];
  if (id === undefined) return [`${named} may be created as a new ${kindOf(kind).prefix}, with another id`, ...sent];
  const on = object.fields.some(({ pointer, applied, live }) => pointer === "/enabled" && applied === true && !live);
  return on ? [`${named} is switched on again`, ...sent] : [];
}

function ofMissingPart(part: DriftedPart): string[] {
  const names = destinationNames(part);
  if (names === "") return [];
  const may = part.warnings.some(saysEverybodyIsSent) ? "sends all its members" : "may send its members";
  return [`${audienceText(part)} ${may} to ${names} again`];
}

function destinationNames({ impact }: DriftedObject): string {
  const sent = (impact.destinations ?? []).filter(({ sends }) => sends !== "never");
  return joinSome([...new Set(sent.map((each) => destinationName(each) ?? each.id))]);
}

/** That a plan for objects has more in it than what moved; `undefined` where nothing of them is pending. */
export function alsoPendingText(
  { pending, following = [] }: Pick<Drift, "pending" | "following">,
  addresses: readonly string[],
): string | undefined {
  const whole = new Set(addresses.map(wholeOf));
  const also = pending.filter(({ address }) => whole.has(wholeOf(address)));
  if (also.length === 0) return undefined;
  return also.every((change) => following.some(({ address }) => address === change.address))
    ? "it also has changes that are not applied yet"
    : "it also has changes of the manifests that are not applied yet";
}
