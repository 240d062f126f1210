import { kindOf } from "../../resources/kinds.ts";
import { sourceIn } from "../change/source-in.ts";
import { consequence, type DestinationCheck, type NamedChange } from "./destination-check.ts";
import { suggestDestination } from "./suggest-destination.ts";

/** A destination of the workspace that a manifest calls a warehouse: what Segment makes of that is open (API.md 5.3). */
export const isWarehouse: DestinationCheck = ({ change, warehouse, answer, manifest, around }) => {
  if (!warehouse || answer?.type !== "found" || around.behaviour?.destinationType === "accepted") return [];
  const { id, name } = answer.destination;
  return [
    {
      leavesOut: "replacements",
      finding: {
        code: "plan-destination-type",
        severity: "warning",
        message: `${id} is the destination ${name} and no warehouse, so ${consequence(change, "Segment may refuse it")}`,
        hint: "remove destination.type: warehouse from the manifest",
        ...sourceIn(change, manifest, "/destination/type"),
      },
    },
  ];
};

/** A destination that nobody sees: its connection would be refused, and so is what it may be meant to take the place of. */
export const isThere: DestinationCheck = (named) => {
  const { change, answer, manifest, connects, destination, warehouse } = named;
  if (warehouse || answer?.type !== "missing" || !connects) return [];
  // Who sees a connection may read its destination (API.md 5.9), so that of a connection to be replaced is gone.
  if (change.action !== "replace" && named.connected.has(destination)) return [];
  return [
    {
      leavesOut: "always",
      finding: {
        code: "plan-destination-unknown",
        severity: "warning",
        message: `no destination ${destination} can be seen in the workspace, so ${change.address} is left out`,
        hint: suggestDestination(destination, answer.seen),
        ...sourceIn(change, manifest, "/destination/id"),
      },
    },
  ];
};

/** A destination that this token may not read might refuse what is made anew, so nothing is deleted for it. */
export const isReadable: DestinationCheck = (named) => {
  const { change, answer, action, manifest, warehouse } = named;
  if (warehouse || answer?.type !== "unknown" || change.action !== "replace" || !mightBeRefused(named)) return [];
  return [
    {
      leavesOut: "always",
      finding: {
        code: "plan-destination-unread",
        severity: "warning",
        message: `${change.address} is left out: whether it could be created again, once deleted, is not known: ${answer.because}`,
        hint: "use a token whose role may read destinations, or remove it in the Segment app, so that it is created",
        ...sourceIn(change, manifest, action ? "/destinationMapping/actionId" : "/destination/id"),
      },
    },
  ];
};

/** Whether a destination that cannot be read might refuse what is made: a connection, or an action that it did not have. */
function mightBeRefused({ change, connects, action }: NamedChange): boolean {
  return connects || action?.id !== kindOf(change.kind).usesAction?.(change.before ?? {})?.id;
}
