import type { ResourceKind } from "../../resources/kind.ts";
import { maskedUndeclared } from "../../resources/settings.ts";
import type { JsonObject } from "../../values/json.ts";
import { fieldPath, getAt, type Pointer } from "../../values/pointer.ts";

/**
 * The secrets that an edit would lose, as people read their places: the API shows only masks of them, no manifest declares
 * them, and what is written replaces all that is stored (API.md 5.5).
 *
 * @param live The values in the space.
 * @param after The values that are written.
 * @param written The fields that are written.
 */
export function lostSecrets(
  kind: ResourceKind,
  live: JsonObject,
  after: JsonObject,
  written: readonly Pointer[],
): string[] {
  return kind.fields.flatMap(({ pointer, comparison }) => {
    if (!comparison.part || !written.includes(pointer)) return [];
    const places = maskedUndeclared(getAt(live, pointer), getAt(after, pointer));
    return places.map((place) => fieldPath(`${pointer}${place}`, live));
  });
}
