import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { Reading } from "../../resources/reading.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import { textOf } from "../../resources/wire-values.ts";
import type { Change } from "../generated/plan.ts";
import { startsUsing } from "../order/key-users.ts";
import type { DeclaredElsewhere } from "./declared-elsewhere.ts";
import { unknownKeyFinder } from "./unknown-keys.ts";
import { unknownKeyNote } from "./unknown-key-text.ts";

/**
 * Warns of keys that nothing has and that changes begin to name. What a query named before is for drift to tell.
 *
 * @param elsewhere What other projects declare for the space. Default: nothing is known of them.
 * @param desired All that is declared: what of it is created gets the key of its name, as far as that is known.
 */
export function findNewUnknownKeys(
  reading: Reading,
  desired: readonly DesiredResource[],
  changes: readonly Change[],
  elsewhere: readonly DeclaredElsewhere[] = [],
): Diagnostic[] {
  const coming = desired.map(({ kind, spec }) => kindOf(kind).predictKey(textOf(spec["name"])));
  const unknownKeysOf = unknownKeyFinder(reading, desired, coming, elsewhere);
  return changes.flatMap((change) => {
    const begun = startsUsing(change);
    if (begun.length === 0) return [];
    return unknownKeysOf({ kind: change.kind, spec: change.after ?? {} })
      .filter(({ key }) => begun.includes(key))
      .map((found) => unknownKeyNote(found, change.kind, change));
  });
}
