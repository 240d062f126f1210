import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { describeOwner, type Owner } from "../../resources/ownership.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { plural } from "../../values/words.ts";
import { hintOnFormerNames } from "../former-names.ts";

/** How people find a marker in the app. */
export const markerLine = "the line that starts with [audiencectl:";
/** How people find a marker that may be damaged at its beginning. */
export const damagedLine = "the line with the marker, [audiencectl: and so on,";

/** What a plan and a drift say of objects whose marker does not say whose they are. */
export const markerNotes = {
  /** @param original The object that the marker was written for, where it is in the space. */
  copied(copy: LiveResource, address: Address, original: LiveResource | undefined): Diagnostic {
    const what = `${describe(copy)} carries the marker of ${address}, which was written for another key than it has (${copy.key})`;
    const remedy = `remove ${markerLine} from its description in Segment`;
    return {
      code: "plan-copied-marker",
      severity: "warning",
      ...(original
        ? {
            message: `${what}; ${address} is ${describe(original)}, and the copy is left alone`,
            hint: remedy,
          }
        : {
            message: `${what}; no other object is ${address}, and the copy is left alone`,
            hint: `${remedy}; to have ${address} take it over after that, write adopt: {id: ${copy.id}} under metadata of its manifest`,
          }),
      address,
    };
  },
  unreadable(object: LiveResource): Diagnostic {
    return {
      code: "plan-unreadable-marker",
      severity: "warning",
      message: `${describe(object)} has a damaged ownership marker in its description and is left alone`,
      hint: `restore ${damagedLine} as it was in Segment; or remove it, and the object is unmanaged and can be adopted`,
    };
  },
  /** @param theirs Who the objects belong to, once for each object; at least one. */
  withoutUid(theirs: readonly [Owner, ...Owner[]], ours: Owner): Diagnostic {
    const [first] = theirs;
    const [carry, are] = theirs.length === 1 ? ["carries", "is"] : ["carry", "are"];
    const former = hintOnFormerNames(first, ours);
    return {
      code: "plan-marker-without-uid",
      severity: "warning",
      message: `${plural(theirs.length, "object")} ${carry} the marker of ${describeOwner(first, ours)}, and ${are} left alone`,
      hint: `${former === undefined ? "" : `${former}; `}if it is another project of the name, give that one a uid, too`,
    };
  },
  doubled(copy: LiveResource, address: Address, older: LiveResource): Diagnostic {
    return {
      code: "plan-duplicate-marker",
      severity: "warning",
      message: `${describe(copy)} carries the marker of ${address}, which is ${describe(older)}, and is left alone`,
      hint: `remove ${markerLine} from the copy's description in Segment`,
      address,
    };
  },
  unfinished(object: LiveResource, address: Address): Diagnostic {
    return {
      code: "plan-unfinished-marker",
      severity: "warning",
      message: `${describe(object)} carries the marker of ${address}, which was written for another key than it has (${object.key}); it is taken for ${address}, because it has the name that it was made with and was never edited`,
      hint: `an apply renews its marker; if somebody made a copy in the app, remove ${markerLine} from its description in Segment first`,
      address,
    };
  },
} as const;

/** A live object in words: display name and id. */
export function describe(object: LiveResource): string {
  return `${JSON.stringify(object.name)} (${object.id})`;
}
