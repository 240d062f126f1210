import { kindOf } from "../../resources/kinds.ts";
import type { Change } from "../generated/plan.ts";

/** Whether a space shows who uses an object: by its key in queries, or by where it is sent. Nothing tells that of others. */
export function showsUsers({ kind, within, impact }: Change): boolean {
  return kindOf(kind).keyMeans !== undefined || (within !== undefined && (impact.destinations ?? []).length > 0);
}
