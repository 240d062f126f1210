import type { Change } from "../generated/plan.ts";
import { markerLine } from "../match/marker-notes.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

const losesMarker = new Set<Change["action"]>(["delete", "replace", "forget"]);

/**
 * Refuses to let an object go, or to move it to another address, while a copy carries its marker: as soon as the older
 * one is gone, the copy would pass for the object of this project, and be changed or deleted in its turn.
 */
export const duplicateMarker: RefusalRule = {
  codes: ["plan-duplicate-marker"],
  refuse: ({ changes, duplicateMarkers }) =>
    changes
      .filter(
        ({ action, address, previousAddress = address }) =>
          duplicateMarkers.has(previousAddress) && (losesMarker.has(action) || previousAddress !== address),
      )
      .map((change) =>
        refuse(
          "plan-duplicate-marker",
          `${change.previousAddress ?? change.address} cannot be released or moved while a copy of it carries the same marker, because the copy would be taken for it`,
          `remove ${markerLine} from the copy's description in Segment`,
          change,
        ),
      ),
};
