import { kindOf } from "../../resources/kinds.ts";
import type { Change } from "../generated/plan.ts";

/** What the names and keys of a kind are shared with; `undefined` for parts, which have neither. */
export function namespaceOf({ kind }: { kind: string }): string | undefined {
  return kindOf(kind).namespace;
}

/** Whether a change gives a live object another display name. */
export function renames({ kind, before, after }: Change): boolean {
  return namespaceOf({ kind }) !== undefined && before !== null && after !== null && before["name"] !== after["name"];
}

/** The display name that a live object has for a moment, while another takes its own. */
export function temporaryName(id: string): string {
  return `Being renamed (${id})`;
}

/** Whether a display name is what a run left behind that broke off while names went round in a circle. */
export function isTemporaryName(name: unknown, id: string): boolean {
  return name === temporaryName(id);
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
export function keepsKey(change: Change): boolean {
  return change.action === "replace" && !renames(change);
}
