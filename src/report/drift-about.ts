import type { Drift, DriftedObject } from "../drift/drift.ts";
import type { TroubledObject } from "../drift/find-troubled.ts";
import { usedByEdited } from "./used-by-text.ts";
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
  // Of what is not in the space nothing tells whether it ever was.
  const used = "trouble" in object || object.id === undefined ? undefined : usedByEdited(object);
  return `${name}${known === "" ? "" : ` (${known})`}${used === undefined ? "" : `, ${used}`}`;
}
