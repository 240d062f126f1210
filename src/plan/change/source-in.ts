import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import type { Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import { placeOf } from "../place.ts";

/** The address of a change with the place of one of its fields; where the manifest starts when that has none. */
export function sourceIn(
  change: Pick<Change, "address" | "source">,
  manifest: DesiredResource | undefined,
  pointer: Pointer,
): Pick<Diagnostic, "address" | "source"> {
  return placeOf({ address: change.address, source: manifest?.sources.get(pointer) ?? change.source });
}
