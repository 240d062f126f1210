import { settings } from "../../resources/comparisons.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { clearTexts } from "../../values/clear-texts.ts";
import type { JsonObject } from "../../values/json.ts";
import { COVER, maskedPlaces } from "../../values/masked-value.ts";
import { getAt, setAt, type Pointer } from "../../values/pointer.ts";
import { HIDDEN } from "../destinations/hide-values.ts";
import { secretPointers } from "./change-parts.ts";

/** A secret of a live object, for which its manifest has a text of its own. */
export interface ClearSecret {
  /** The field whose settings it is in. */
  field: Pointer;
  /** Where the space keeps it. */
  secret: Pointer;
  /** Where the manifest has the text: the same place, or one below it. */
  text: Pointer;
}

/**
 * The secrets of a live object that its manifest gives in clear text. What a secret is, the space says: it shows a mask of it,
 * or of what the connected destination has under the same name (API.md 5.3).
 */
export function findClearSecrets(
  desired: DesiredResource,
  { spec, facts }: Pick<LiveResource, "spec" | "facts">,
): ClearSecret[] {
  const kind = kindOf(desired.kind);
  return kind.fields.flatMap(({ pointer: field, comparison }) => {
    if (comparison !== settings || getAt(desired.spec, field) === undefined) return [];
    const own = kind.connectsTo ? (facts.secretSettings ?? []) : [];
    const places = new Set([...maskedPlaces(getAt(spec, field)), ...own].map((place) => `${field}${place}`));
    return [...places].flatMap((secret) =>
      clearTexts(getAt(desired.spec, secret) ?? "", secret, secretPointers(desired)).map((text) => ({
        field,
        secret,
        text,
      })),
    );
  });
}

/**
 * What is declared and what is live with such secrets covered, so that nothing shows them or sends them. Where the space has
 * one, both sides count as the same: nobody can say whether they are.
 */
export function coverClearSecrets(
  spec: JsonObject,
  live: JsonObject,
  clear: readonly ClearSecret[],
): { spec: JsonObject; live: JsonObject } {
  if (clear.length === 0) return { spec, live };
  const covered = { spec: structuredClone(spec), live: structuredClone(live) };
  for (const { secret } of clear) {
    const isThere = getAt(live, secret) !== undefined;
    setAt(covered.spec, secret, isThere ? COVER : HIDDEN);
    if (isThere) setAt(covered.live, secret, COVER);
  }
  return covered;
}
