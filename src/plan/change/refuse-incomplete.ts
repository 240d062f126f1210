import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { declareParts, type DeclaredParts } from "../../resources/declare-parts.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { overlay } from "../../resources/wire-values.ts";
import type { JsonObject } from "../../values/json.ts";
import { fieldPath } from "../../values/pointer.ts";
import { joinWords } from "../../values/words.ts";
import type { Change } from "../generated/plan.ts";
import { describe } from "../match/marker-notes.ts";
import { refuse } from "../refuse.ts";
import { lostFields, writeSettings, type LostFields } from "./lost-fields.ts";
import { pasteLines } from "./paste-lines.ts";
import { findUnsaid } from "./prove-lines.ts";

/** A replacement and what is known of its object. */
export interface Replacement {
  change: Change;
  desired: DesiredResource;
  live: LiveResource;
  /** For parts: the values of the audience that they will belong to. */
  audienceAfter?: JsonObject | undefined;
  /** Its live parts that no manifest declares and the new object could have. */
  lostParts: readonly LiveResource[];
  /** Live parts by the id of what they are part of. */
  partsByParent: ReadonlyMap<string, readonly LiveResource[]>;
}

/** A replacement that would lose something. */
export interface IncompleteReplacement extends Replacement {
  lost: LostFields;
}

/**
 * A replacement that is permitted, where the live object has what its manifest does not declare. A new object is made from
 * the manifest alone, so that any later run can make it when this one is cut short. One that is not permitted at all is
 * refused for that (`refusals/not-permitted.ts`).
 */
export function findIncomplete(replacement: Replacement): IncompleteReplacement | undefined {
  const { change, desired, live, audienceAfter, lostParts } = replacement;
  const { ownership } = change;
  if (!desired.replaceAllowed || ownership.before?.protect || ownership.after?.protect) return undefined;
  const lost = lostFields(kindOf(desired.kind), {
    declared: desired.spec,
    live: live.spec,
    after: change.after ?? {},
    audienceAfter,
  });
  return lost.pointers.length === 0 && lostParts.length === 0 ? undefined : { ...replacement, lost };
}

/**
 * Why such a replacement is refused, with the lines that declare what there is. Where no lines can, there are none: what is
 * offered has been read as a manifest is.
 *
 * @param unlisted Ids of connected destinations that the workspace does not list.
 */
export function refuseIncomplete(
  replacement: IncompleteReplacement,
  unlisted: ReadonlySet<string> = new Set(),
): Diagnostic {
  const { change, desired, live, lost, lostParts, partsByParent } = replacement;
  const names = [
    ...lost.pointers.map((pointer) => fieldPath(pointer)),
    ...lostParts.map((part) => `${part.kind.toLowerCase()} ${describe(part)}`),
  ];
  const parts = declareParts(live, new Map([...partsByParent, [live.id, lostParts]]), {
    hide: (_part, settings) => writeSettings(settings),
    unlisted,
  });
  const paste = pasteLines(overlay(lost.spec, parts.fields), parts.comments, desired.place);
  const unsaid = findUnsaid(replacement, paste);
  const message = `replacing ${change.address} would lose what its manifest does not declare: ${names.join(", ")}`;
  const otherwise = giveUp(parts);
  if (unsaid.length > 0)
    return refuse(
      "plan-replacement-incomplete",
      `${message}; no manifest can declare all of it: ${joinWords(unsaid, "and")}`,
      `change that in the Segment app and plan again${otherwise}${instead(desired)}`,
      change,
    );
  const hint = `declare what is to be there after it; the lines for the manifest say what there is${otherwise}`;
  return { ...refuse("plan-replacement-incomplete", message, hint, change), paste };
}

/** How to let the parts go that no manifest declares. */
function giveUp({ fields }: DeclaredParts): string {
  const lists = Object.keys(fields).map((field) => `${field}: []`);
  return lists.length > 0 ? `; ${lists.join(" or ")} gives those up` : "";
}

/** What to do without a replacement. */
function instead({ parent }: DesiredResource): string {
  return parent === undefined
    ? "; or take back the edit of this manifest, and declare a new object beside it by another metadata.name and spec.name"
    : "; or take back the edit of this manifest that replaces it";
}
