import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { declareParts, type DeclaredParts, type NoDestination } from "../../resources/declare-parts.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import { overlay } from "../../resources/wire-values.ts";
import { fieldPath } from "../../values/pointer.ts";
import { joinWords } from "../../values/words.ts";
import { describe } from "../match/marker-notes.ts";
import { refuseChange } from "../refuse.ts";
import type { IncompleteReplacement } from "./find-incomplete.ts";
import { writeSettings } from "./lost-fields.ts";
import { pasteLines } from "./paste-lines.ts";
import { findUnsaid } from "./prove-lines.ts";

/**
 * Why such a replacement is refused, with the lines that declare what there is. Where no lines can, there are none: what is
 * offered has been read as a manifest is.
 *
 * @param unlisted Connected destinations, by id, that the workspace does not list.
 */
export function refuseIncomplete(
  replacement: IncompleteReplacement,
  unlisted: ReadonlyMap<string, NoDestination> = new Map(),
): Diagnostic {
  const { change, desired, live, lost, lostParts, partsByParent } = replacement;
  const names = [
    ...lost.pointers.map((pointer) => fieldPath(pointer)),
    ...lostParts.map((part) => `${part.kind.toLowerCase()} ${describe(part)}`),
  ];
  const parts = declareParts({ ...live, knows: [] }, new Map([...partsByParent, [live.id, lostParts]]), {
    hide: (_part, settings) => writeSettings(settings),
    unlisted,
  });
  const paste = pasteLines(overlay(lost.spec, parts.fields), parts.comments, desired.place);
  const unsaid = findUnsaid(replacement, paste);
  const message = `replacing ${change.address} would lose what its manifest does not declare: ${names.join(", ")}`;
  const otherwise = giveUp(parts);
  if (unsaid.length > 0)
    return refuseChange(
      "plan-replacement-incomplete",
      `${message}; no manifest can declare all of it: ${joinWords(unsaid, "and")}`,
      `change that in the Segment app and plan again${otherwise}${instead(desired)}`,
      change,
    );
  const hint = `declare what is to be there after it; the lines for the manifest say what there is${otherwise}`;
  return { ...refuseChange("plan-replacement-incomplete", message, hint, change), paste };
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
