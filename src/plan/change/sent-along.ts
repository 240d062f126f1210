import { placesMark, readSent } from "../../resources/sent-secrets.ts";
import { isMasked } from "../../values/masked-value.ts";
import { getAt, touchesAny, type Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";

/**
 * What is known of a secret that an edit sends along with what else is written as a whole: `same` as was sent last, as far as
 * the marker of the audience remembers, or `unknown`. `undefined` for all other values, and where secrets are sent again
 * because they are others.
 */
export function sentAlong(change: Change, pointer: Pointer): "same" | "unknown" | undefined {
  const { action, before, after, resends, secrets = [], uncompared = [], unknown, sentBefore = "" } = change;
  if (action !== "update" || resends || !secrets.includes(pointer)) return undefined;
  if (!isMasked(getAt(before ?? {}, pointer)) || isMasked(getAt(after ?? {}, pointer))) return undefined;
  // Of a mask alone nothing more is known, but what was sent last is remembered.
  const open = uncompared.filter(({ because }) => because !== "end-alike" && because !== "not-shown");
  const isCompared = !touchesAny([...unknown, ...open.map((each) => each.pointer)], pointer);
  return isCompared && readSent(sentBefore)?.places === placesMark(secrets) ? "same" : "unknown";
}
