import { kindOf } from "../../resources/kinds.ts";
import { sourceIn } from "../change/source-in.ts";
import { consequence, type DestinationCheck, type NamedChange } from "./destination-check.ts";
import { suggestDestination, suggestWarehouse } from "./suggest-destination.ts";

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

/**
 * A warehouse of the workspace that a manifest calls a destination: its connection would be looked for among destinations. Its
 * type tells nothing once it is connected.
 */
export const isDestination: DestinationCheck = (named) => {
  const { change, answer, manifest, warehouse, around } = named;
  if (warehouse || answer?.type !== "warehouse" || !connectsAnew(named)) return [];
  if (around.behaviour?.destinationType === "accepted") return [];
  const { id, name } = answer.warehouse;
  return [
    {
      leavesOut: "always",
      finding: {
        code: "plan-destination-type",
        severity: "warning",
        message: `${id} is the warehouse ${name} and no destination, so ${change.address} is left out`,
        hint: "write destination.type: warehouse beside its id",
        ...sourceIn(change, manifest, "/destination/id"),
      },
    },
  ];
};

/** A destination or warehouse that nobody sees: its connection would be refused, and so is what it may be meant to take the place of. */
export const isThere: DestinationCheck = (named) => {
  const { change, answer, manifest, destination, warehouse } = named;
  if (answer?.type !== "missing" || !connectsAnew(named)) return [];
  const { seen, warehouses } = answer;
  // Whether there is such a warehouse is not known where their list cannot be read.
  if (warehouse && !warehouses) return [];
  return [
    {
      leavesOut: "always",
      finding: {
        code: "plan-destination-unknown",
        severity: "warning",
        message: `no ${warehouse ? "warehouse" : "destination"} ${destination} can be seen in the workspace, so ${change.address} is left out`,
        hint: warehouse
          ? suggestWarehouse(destination, warehouses ?? [])
          : suggestDestination(destination, seen, warehouses !== undefined),
        ...sourceIn(change, manifest, "/destination/id"),
      },
    },
  ];
};

/** Who sees a connection may read its destination (API.md 5.9), so that of a connection to be replaced is gone. */
function connectsAnew({ change, connects, connected, destination }: NamedChange): boolean {
  return connects && (change.action === "replace" || !connected.has(destination));
}

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
