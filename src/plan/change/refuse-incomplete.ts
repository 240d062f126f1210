import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { declareParts } from "../../resources/declare-parts.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { overlay } from "../../resources/wire-values.ts";
import type { JsonObject } from "../../values/json.ts";
import { fieldPath, pointerKeys, type Pointer } from "../../values/pointer.ts";
import { writeYaml } from "../../yaml/write/write-yaml.ts";
import type { Change } from "../generated/plan.ts";
import { describe } from "../match/marker-notes.ts";
import { refuse } from "../refuse.ts";
import { lostFields, writeSettings } from "./lost-fields.ts";

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

/**
 * Why a replacement is refused: the live object has what its manifest does not declare. A new object is made from the
 * manifest alone, so that any later run can make it when this one is cut short. The finding holds the lines that declare
 * what there is. One that is not permitted at all is refused for that (`refusals/not-permitted.ts`).
 */
export function refuseIncomplete(replacement: Replacement): Diagnostic | undefined {
  const { change, desired, live, audienceAfter, lostParts, partsByParent } = replacement;
  const { ownership } = change;
  if (!desired.replaceAllowed || ownership.before?.protect || ownership.after?.protect) return undefined;
  const { pointers, spec } = lostFields(kindOf(desired.kind), {
    declared: desired.spec,
    live: live.spec,
    after: change.after ?? {},
    audienceAfter,
  });
  if (pointers.length === 0 && lostParts.length === 0) return undefined;
  const names = [
    ...pointers.map((pointer) => fieldPath(pointer)),
    ...lostParts.map((part) => `${part.kind.toLowerCase()} ${describe(part)}`),
  ];
  const parts = declareParts(live, new Map([...partsByParent, [live.id, lostParts]]), {
    hide: (_part, settings) => writeSettings(settings),
  });
  const lists = Object.keys(parts.fields).map((field) => `${field}: []`);
  const otherwise = lists.length > 0 ? `; ${lists.join(" or ")} gives those up` : "";
  const finding = refuse(
    "plan-replacement-incomplete",
    `replacing ${change.address} would lose what its manifest does not declare: ${names.join(", ")}`,
    `declare what is to be there after it; the lines for the manifest say what there is${otherwise}`,
    change,
  );
  return { ...finding, paste: writeLines(overlay(spec, parts.fields), parts.comments, desired.place) };
}

/** The lines of a part of a `spec`, indented as they stand in a manifest. @param place Where in the `spec`. */
function writeLines(value: JsonObject, comments: ReadonlyMap<Pointer, string>, place: Pointer): string[] {
  // An entry of a list stands behind a dash, two columns from the key of the list.
  const indentation = " ".repeat(2 * (1 + pointerKeys(place).length));
  const lines = writeYaml(value, comments).trimEnd().split("\n");
  return lines.map((line) => (line === "" ? "" : indentation + line));
}
