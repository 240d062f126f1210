import { escapeControls } from "../values/printable.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { ADOPT_WITH_CHANGES, countedAs, type CountedAction } from "../plan/change/counted-as.ts";
import type { Change } from "../plan/generated/plan.ts";
import { calledIn } from "./destination-label.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { sentTexts, sizeThenText } from "./reach-text.ts";
import { quote } from "./style.ts";
import { mayChangeUsers, READERS_NOT_KNOWN } from "./used-by-text.ts";
import { sentToText, usersOf } from "./users-of.ts";

/** Actions that those who are sent an audience notice. */
const noticed = new Set<CountedAction>(["update", "replace", "delete", ADOPT_WITH_CHANGES]);

/** What is known of the object of a change besides its fields. */
export function factsOf(change: Change): string[] {
  const { id, impact, action } = change;
  return [
    quote(calledIn(change)),
    ...(id === undefined ? [] : [escapeControls(id)]),
    ...(impact.members === undefined ? [] : [sizeThenText(change) ?? ""]),
    ...destinationsOf(change),
    ...(impact.dependents.length > 0 && action !== "create" ? [`used by ${escapeControls(usersText(change))}`] : []),
    ...(impact.eventReaders ? [`events read by ${escapeControls(usersText(change))}`] : []),
    ...(impact.eventReadersNotKnown ? [READERS_NOT_KNOWN] : []),
  ];
}

/** What uses an object, with where that is sent where the change may reach it; and so what uses it through others. */
function usersText(change: Change): string {
  const users = usersOf(change).filter(({ through }) => through === undefined || mayChangeUsers(change));
  const texts = users.map((user) => {
    const { dependent, through } = user;
    const sent = mayChangeUsers(change) ? sentToText([user]) : undefined;
    const about = [...(through === undefined ? [] : [`through ${through}`]), ...(sent === undefined ? [] : [sent])];
    return `${dependent}${about.length === 0 ? "" : ` (${about.join(", ")})`}`;
  });
  return texts.join(", ");
}

/** Where an audience is sent; for an activation, what its address and its fields call by ids only. */
function destinationsOf(change: Change): string[] {
  const { kind, within, impact } = change;
  const { destinations = [], action } = impact;
  if (destinations.length === 0) return [];
  if (!within) return noticed.has(countedAs(change)) ? sentTexts(change).map(escapeControls) : [];
  const unsaid = isSink(kind) ? [] : destinations.filter((each) => destinationName(each) !== undefined);
  const by = action ? ` by ${quote(action.name)}` : "";
  return unsaid.map((each) => `to ${shortName(each)}${by}`);
}

function shortName(destination: Parameters<typeof destinationName>[0]): string {
  return escapeControls(destinationName(destination) ?? destination.id);
}
