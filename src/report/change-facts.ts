import { count, joinWords } from "../values/words.ts";
import { escapeControls } from "../values/printable.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { ADOPT_WITH_CHANGES, countedAs, type CountedAction } from "../plan/change/counted-as.ts";
import type { Change } from "../plan/generated/plan.ts";
import { quote } from "./style.ts";

/** Actions that those who are sent an audience notice. */
const noticed = new Set<CountedAction>(["update", "replace", "delete", ADOPT_WITH_CHANGES]);

/** What is known of the object of a change besides its fields. */
export function factsOf(change: Change): string[] {
  const { name, id, impact, action } = change;
  return [
    quote(name),
    ...(id === undefined ? [] : [escapeControls(id)]),
    ...(impact.members === undefined ? [] : [`${count(impact.members)} members`]),
    ...destinationsOf(change),
    ...(impact.dependents.length > 0 && action !== "create"
      ? [`used by ${escapeControls(impact.dependents.join(", "))}`]
      : []),
  ];
}

/** Where an audience is sent; for an activation, what its address calls by an id only. */
function destinationsOf(change: Change): string[] {
  const { address, kind, within, impact } = change;
  const { destinations = [] } = impact;
  if (destinations.length === 0) return [];
  if (!within)
    return noticed.has(countedAs(change)) ? [`sent to ${joinWords(destinations.map(escapeControls), "and")}`] : [];
  const unsaid = isSink(kind) ? [] : destinations.filter((name) => !address.split("/").includes(name));
  return unsaid.map((name) => `to ${escapeControls(name)}`);
}
