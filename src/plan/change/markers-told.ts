import type { Address } from "../../resources/resource.ts";
import { compareText } from "../../values/compare-text.ts";
import type { Change } from "../generated/plan.ts";
import { isWritten } from "./is-change.ts";
import { tellsMarker } from "./sends-secrets.ts";

/**
 * Audiences of which nothing but the marker is written, because it has to remember what is sent of the secrets of their
 * parts. An audience with a change of its own is not among them: that change is told itself.
 */
export function markersTold(changes: readonly Change[]): Address[] {
  const written = new Set(changes.filter(isWritten).map(({ address }) => address));
  const told = changes.filter(tellsMarker).flatMap(({ within }) => within?.[0]?.address ?? []);
  return [...new Set(told)].filter((address) => !written.has(address)).toSorted(compareText);
}
