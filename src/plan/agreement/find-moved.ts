import { kindOf } from "../../resources/kinds.ts";
import type { JsonObject } from "../../values/json.ts";
import { joinWords } from "../../values/words.ts";
import { isMasked } from "../../values/masked-value.ts";
import { fieldPath, getAt, setAt, type Pointer } from "../../values/pointer.ts";
import { resolveTemplate, templateAt } from "../../values/template.ts";
import { lastEditTexts } from "../change/authors.ts";
import { metadataChanges } from "../change/metadata-changes.ts";
import { presentFields } from "../change/compare-fields.ts";
import { sameFields } from "../change/has-moved.ts";
import { secretsChangedBetween, secretsChangedText } from "../change/secrets-seen.ts";
import type { Change } from "../generated/plan.ts";

/** The key of an address, as long as it has one that stays. */
export type KeyOf = (address: string) => string | undefined;

/**
 * What differs between a change that was approved and the change that the same address needs now, in words; `undefined`
 * when both end in the same values and start from the same ones. A field that is as approved already is no difference.
 *
 * @param now What is needed now; of action `none` when the object is as declared.
 */
export function findMoved(approved: Change, now: Change, keyOf: KeyOf): string | undefined {
  // Letting go writes nothing but the text without the marker, whatever else somebody edited.
  if (approved.action === "forget") return undefined;
  const asked = [...askedFields(approved, now, keyOf), ...askedBesides(approved, now)];
  const edited = editedFields(approved, now);
  const rotated = secretsChangedBetween(approved, now).map((pointer) => fieldPath(pointer));
  const reasons = [
    ...(asked.length > 0 ? [`the files ask for something else now: ${joinWords(asked, "and")}`] : []),
    ...(edited.length > 0 ? [`the space was edited: ${joinWords(edited, "and")}${byWhom(now)}`] : []),
    ...(rotated.length > 0 ? [secretsChangedText(rotated)] : []),
  ];
  return reasons.length > 0 ? reasons.join("; ") : undefined;
}

/** The fields that are to become something else than what was approved. */
function askedFields(approved: Change, now: Change, keyOf: KeyOf): string[] {
  const kind = kindOf(approved.kind);
  const wanted = withKeys(approved, keyOf);
  const asked = withoutMasks(now.after ?? {}, wanted, approved.secrets);
  return fieldsOf(kind, wanted, asked)
    .filter((pointer) => {
      const [isWanted, isAsked] = [wanted, asked].map((values) => getAt(values, pointer) !== undefined);
      if (isWanted && isAsked) return !sameFields(kind, wanted, asked, [pointer]);
      // What creations need and no manifest declares is nobody's wish once the object is there.
      if ((isWanted ? approved : now).defaults.includes(pointer)) return false;
      return !sameFields(
        kind,
        withoutSecrets(isWanted ? approved : now, "before"),
        withoutSecrets(isWanted ? approved : now, "after"),
        [pointer],
      );
    })
    .map((pointer) => fieldPath(pointer));
}

/** What of the metadata is to become something else. */
function askedBesides({ previousAddress, ownership }: Change, now: Change): string[] {
  return [
    ...(now.previousAddress !== undefined && now.previousAddress !== previousAddress ? ["metadata.previousNames"] : []),
    ...metadataChanges({ before: ownership.after, after: now.ownership.after }).map(({ field }) => field),
  ];
}

/** The fields that still have to be written, or deleted, and no longer have the value from which that was approved. */
function editedFields(approved: Change, now: Change): string[] {
  const kind = kindOf(approved.kind);
  const [was, is] = [withoutSecrets(approved, "before", now), withoutSecrets(now, "before", approved)];
  const goal = withoutSecrets(now, "after", approved);
  // A new object starts from nothing, whatever an old one was like.
  if (now.action === "none" || now.action === "create") return [];
  // What has its temporary name still is half done, and nobody's edit.
  if (approved.aside && is["name"] === approved.aside.name) is["name"] = was["name"] ?? null;
  // A field that was no part of the plan may have had any value.
  return fieldsOf(kind, was, approved.after ?? {})
    .filter((pointer) => !sameFields(kind, was, is, [pointer]))
    .filter((pointer) => now.after === null || !sameFields(kind, is, goal, [pointer]))
    .map((pointer) => fieldPath(pointer));
}

function fieldsOf(kind: ReturnType<typeof kindOf>, ...values: JsonObject[]): Pointer[] {
  return [...new Set(values.flatMap((each) => presentFields(kind, each)))];
}

/** The values that were approved, with every key that is known by now. */
function withKeys({ after, unknown }: Change, keyOf: KeyOf): JsonObject {
  const filled = structuredClone(after ?? {});
  for (const pointer of unknown) {
    const template = templateAt(filled, pointer);
    if (template !== undefined) setAt(filled, pointer, resolveTemplate(template, keyOf).value);
  }
  return filled;
}

/** Secrets may be known here and not where the plan was made, or the other way round; so only that there is one counts. */
function withoutSecrets(change: Change, side: "before" | "after", other: Change = change): JsonObject {
  const blank = structuredClone(change[side] ?? {});
  for (const pointer of [...(change.secrets ?? []), ...(other.secrets ?? [])])
    if (getAt(blank, pointer) !== undefined) setAt(blank, pointer, "(secret)");
  return blank;
}

/**
 * What is asked for, with secrets as the approved change has them where the space shows a mask of what was sent: a secret
 * with another value, or of another variable, would be sent again and not be left as it is.
 */
function withoutMasks(asked: JsonObject, wanted: JsonObject, secrets: readonly Pointer[] = []): JsonObject {
  const filled = structuredClone(asked);
  for (const pointer of secrets) {
    const value = getAt(wanted, pointer);
    if (value !== undefined && isMasked(getAt(filled, pointer))) setAt(filled, pointer, value);
  }
  return filled;
}

/** Who made the last change, and when, as far as the API tells. */
function byWhom({ live = {} }: Change): string {
  const parts = lastEditTexts(live);
  return parts.length > 0 ? ` (last ${parts.join(" ")})` : "";
}
