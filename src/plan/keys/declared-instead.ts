import { keysNotKnown } from "../change/keys-not-known.ts";
import type { Change } from "../generated/plan.ts";
import { stopsUsing } from "../order/key-users.ts";
import type { UnknownKey } from "./unknown-keys.ts";

/** Adds to a key that a live query names what the manifest says instead. @param change Of the object with that query. */
export function withDeclared(found: UnknownKey, change: Change | undefined): UnknownKey {
  const { key, evidence } = found;
  if (change?.reason === "removed") return { ...found, declared: change.action === "delete" ? "deleted" : "released" };
  if (!change || (change.action !== "update" && change.action !== "replace") || !stopsUsing(change, key)) return found;
  const named = change.unknown.flatMap((pointer) => keysNotKnown(change, pointer));
  const isNamed = evidence?.type === "missing" && named.includes(evidence.address);
  return { ...found, declared: isNamed ? "reference" : "other" };
}
