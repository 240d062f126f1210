import type { Drift, DriftedObject } from "../drift/drift.ts";
import type { TroubledObject } from "../drift/find-troubled.ts";
import { usedByEdited, usedByMissing } from "./used-by-text.ts";
import { sentTextsOfDrift, sizeText } from "./reach-text.ts";

/**
 * What is said of the objects of a drift before what became of them, by address: what people call each, its size where it is in
 * the space, where it is sent, and who uses it. Parts have that in their messages.
 */
export function aboutsOf({ troubled, edited, missing, vanished }: Drift): ReadonlyMap<string, string> {
  return new Map([...troubled, ...edited, ...missing, ...vanished].map((object) => [object.address, aboutOf(object)]));
}

function aboutOf(object: DriftedObject | TroubledObject): string {
  const name = JSON.stringify(object.name);
  if (!("impact" in object)) return name;
  const told = [object.id === undefined ? undefined : sizeText([object]), ...sentTextsOfDrift(object)];
  const known = told.filter((text) => text !== undefined).join(", ");
  // What uses something that is not in the space may never have had it, so nothing is said of what becomes of that.
  const used = object.id === undefined ? usedByMissing(object) : usedByEdited(object);
  return `${name}${known === "" ? "" : ` (${known})`}${used === undefined ? "" : `, ${used}`}`;
}
