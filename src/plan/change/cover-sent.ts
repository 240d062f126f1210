import { settings } from "../../resources/comparisons.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { placesMark } from "../../resources/sent-secrets.ts";
import { COVER } from "../../values/masked-value.ts";
import type { JsonObject } from "../../values/json.ts";
import { getAt, setAt, type Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import type { ChangeContext } from "./change-context.ts";
import { secretPointers } from "./change-parts.ts";
import { clearTexts } from "../../values/clear-texts.ts";
import { makePatch } from "./make-patch.ts";
import { recallSent } from "./send-again.ts";

/**
 * Covers live settings of a part that secrets were sent to. The API masks those that a destination calls secret, and shows all
 * others as they are. While the manifest names variables in the same fields in which secrets were sent last, those are known.
 * Otherwise every text may be one, and all are covered that the manifest does not have in the same words.
 */
export function coverSent(
  change: Change,
  desired: DesiredResource | undefined,
  live: LiveResource | undefined,
  context: ChangeContext,
): Change {
  const { before, after, secrets = [] } = change;
  const sent = live && recallSent(live, context);
  if (!before || !sent || sent.places === placesMark(secrets)) return change;
  const places = settingsOf(change).flatMap((field) =>
    clearTexts(getAt(before, field) ?? "", field, desired ? secretPointers(desired) : []),
  );
  const covered = places.filter((place) => getAt(desired?.spec ?? {}, place) !== getAt(before, place));
  if (covered.length === 0) return change;
  const shown = withCovers(before, covered);
  // What is let go keeps its values, and nothing of them is sent.
  const kept = change.action === "forget" && after ? withCovers(after, covered) : after;
  return { ...change, before: shown, after: kept, patch: makePatch(kindOf(change.kind), shown, kept) };
}

function settingsOf({ kind }: Change): Pointer[] {
  return kindOf(kind).fields.flatMap(({ pointer, comparison }) => (comparison === settings ? [pointer] : []));
}

function withCovers(values: JsonObject, places: readonly Pointer[]): JsonObject {
  const covered = structuredClone(values);
  for (const place of places) if (getAt(covered, place) !== undefined) setAt(covered, place, COVER);
  return covered;
}
