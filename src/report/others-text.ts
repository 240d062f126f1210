import { decidesMembers, givesOtherValues, mayHaveOthers } from "../plan/change/decides-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { joinSome } from "../values/words.ts";
import { destinationNames, splitWays } from "./reach-text.ts";
import { otherMembers } from "./other-members-text.ts";

/** What may become of the members of a live object by what a change or its plan edits, without a full stop. */
export function othersText(change: Change): string[] {
  const { action, within } = change;
  if (within || action === "create" || action === "delete" || otherMembers(change)) return [];
  if (givesOtherValues(change)) return ["it may give people other values"];
  if (!mayHaveOthers(change)) return [];
  const why = decidesMembers(change) ? "" : ", because of another change of this plan";
  // What a replacement sends is told with everybody whom it sends.
  return [`other people may be in it${why}${action === "replace" ? "" : enteringText(change)}`];
}

/** Where people who enter are sent: `, and whoever enters is sent to Mailroom and may be sent to Adverts`. */
function enteringText(change: Change): string {
  const { destinations = [] } = splitWays(change).stays.impact;
  const sent = destinationNames(destinations.filter(({ sends }) => sends === "now" || sends === "after"));
  const perhaps = destinationNames(destinations.filter(({ sends }) => sends === undefined));
  const texts = [
    ...(sent.length > 0 ? [`is sent to ${joinSome(sent)}`] : []),
    ...(perhaps.length > 0 ? [`may be sent to ${joinSome(perhaps)}`] : []),
  ];
  return texts.length === 0 ? "" : `, and whoever enters ${texts.join(" and ")}`;
}
