import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { joinSome } from "../../values/words.ts";
import type { Draft } from "../draft.ts";
import { changesNaming, connectedDestinations } from "./named-destinations.ts";

/**
 * Says that destinations may have to be added to Engage first, which no operation tells (API.md 5.1): only connections of the space
 * show which source its destinations hang on. Nothing where one was seen, or where no destination is connected anew.
 */
export function noteEnabledNotKnown(
  { changes, named, sources = new Set() }: Pick<Draft, "changes" | "named" | "sources">,
  live: readonly LiveResource[],
): Diagnostic[] {
  const connected = connectedDestinations(live);
  const names = changesNaming(changes, live)
    .filter(({ connects, warehouse, destination }) => connects && !warehouse && !connected.has(destination))
    .flatMap(({ destination }) => {
      const answer = named?.get(destination);
      if (answer?.type !== "found") return [];
      const { name, sourceId } = answer.destination;
      return sourceId !== undefined && sources.size > 0 ? [] : [name];
    });
  if (names.length === 0) return [];
  return [
    {
      code: "plan-destination-enabled-unknown",
      severity: "info",
      message: `whether ${joinSome([...new Set(names)])} ${new Set(names).size === 1 ? "is" : "are"} enabled for this space is not known, because no connection of the space was seen that shows it; Segment may refuse to connect what is not`,
      hint: "look in the Segment app (Engage Settings → Destinations), and add there what is missing",
    },
  ];
}
