import { memberCount } from "../../plan/change/counted-members.ts";
import type { Outcome } from "../../apply/outcome.ts";
import { mayHaveOthers } from "../../plan/change/decides-members.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { member } from "../../values/json.ts";
import { actionWords } from "../action-words.ts";
import { calledIn } from "../destination-label.ts";
import { namedWithAudience } from "../lost-text.ts";
import { outcomeCountedAs } from "../done-counts.ts";
import { sentTexts } from "../reach-text.ts";
import { changesDisplayName } from "../risks.ts";
import { sendingsOf } from "../sendings.ts";
import { worstFirst } from "../worst-first.ts";
import { isSink } from "../../plan/order/graph-role.ts";
import type { Section } from "./budget.ts";
import { fieldsCell } from "./change-rows.ts";
import { cellCode } from "./code.ts";
import { cellName, cellProse } from "./prose.ts";
import { tableSection } from "./table.ts";

/** What was done, or was done before, with what people call it: in the order of the plan's report, the worst first. @param changes Of the plan, by address. */
export function doneTable(outcomes: readonly Outcome[], changes: ReadonlyMap<string, Change>): Section {
  const ranks = new Map(worstFirst([...changes.values()]).map(({ address }, index) => [address, index]));
  const rankOf = ({ address }: Outcome): number => ranks.get(address) ?? ranks.size;
  const rows = outcomes
    .filter(({ status }) => status === "done" || status === "unchanged")
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((outcome) => {
      const change = changes.get(outcome.address);
      const { id, key } = { id: undefined, key: change?.key, ...outcome };
      const done = outcome.status === "done" ? change : undefined;
      const from = done?.previousAddress === undefined ? "" : ` (before: ${cellCode(done.previousAddress)})`;
      return [
        outcome.status === "done" ? actionWords[outcomeCountedAs(outcome)].done : "nothing to do",
        `${cellCode(outcome.address)}${from}`,
        change ? nameCell(change, outcome, changes) : "",
        done ? fieldsCell(done) : "",
        done?.impact.members === undefined || !isCounted(done) ? "" : memberCount(done.impact),
        toKnow(outcome, done),
        id === undefined ? "" : cellName(id),
        key === undefined ? "" : cellName(key),
      ];
    });
  const columns = ["", "what", "name", "fields", "members before", "to know", "id", "key"];
  return tableSection("### Done", columns, rows, "change");
}

/** Whether a row has the size of its audience: a connection that comes or goes concerns all in it. */
function isCounted({ kind, action, within }: Change): boolean {
  return within === undefined || (isSink(kind) && action !== "update");
}

/** What people call an object: after a new display name with the old one, and a part with its audience. */
function nameCell(change: Change, { status }: Outcome, changes: ReadonlyMap<string, Change>): string {
  if (change.within) return cellProse(namedWithAudience(change, changes));
  const before = status === "done" && changesDisplayName(change) ? member(change.before ?? {}, "name") : undefined;
  return `${typeof before === "string" ? `${cellName(before)} → ` : ""}${cellName(calledIn(change))}`;
}

function toKnow(outcome: Outcome, done: Change | undefined): string {
  if (outcome.status === "unchanged" && outcome.because !== undefined) return cellProse(outcome.because);
  return done ? cellProse(effectTexts(done).join("; ")) : "";
}

/** What a change did to those in an audience, as far as that is known so soon. */
function effectTexts(done: Change): string[] {
  return [
    ...(isComputedAnew(done) ? ["is computed now; may be empty until then"] : []),
    ...(!done.within && mayHaveOthers(done) ? ["size afterwards not known yet"] : []),
    ...(done.within
      ? sendingsOf(done, []).flatMap(({ text }) => text ?? [])
      : done.action === "create"
        ? []
        : sentTexts(done)),
  ];
}

/** A new audience is computed before it is live, once it has a destination (API.md 2.8). */
function isComputedAnew({ action, within, impact, after }: Change): boolean {
  const isOn = member(after ?? {}, "enabled") !== false;
  return (action === "create" || action === "replace") && isOn && !within && (impact.destinations ?? []).length > 0;
}
