import type { Outcome } from "../../apply/outcome.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { capitalise, plural } from "../../values/words.ts";
import { groupAlikeFailures, type AlikeGroup } from "../alike-groups.ts";
import type { OpenGroup } from "../apply-groups.ts";
import { knownAs, lostText } from "../lost-text.ts";
import { ALL_OF_THEM, LOST, NEEDED, NEEDED_OF_MANY, notDoneText } from "../result-summary.ts";
import { alertSection } from "./alert.ts";
import type { Section } from "./budget.ts";
import { code } from "./code.ts";
import { prose } from "./prose.ts";
import { shorten } from "./shorten.ts";
import { leftOut } from "./table.ts";

/** The changes that outcomes are about, by address. What was done before is in no plan any more. */
type Changes = ReadonlyMap<string, Change>;

/** What was not done, by its cause. */
export function openSection(groups: readonly OpenGroup[], changes: Changes): Section {
  return {
    head: "### Not done\n\n",
    entries: groupAlikeFailures(groups, changes).map((group) => renderGroup(group, changes)),
    rest: (left) => leftOut(left, "cause"),
  };
}

/** What is deleted and not there again, before everything else. */
export function lostSection(groups: readonly OpenGroup[], changes: Changes): Section {
  const entries = groupAlikeFailures(groups, changes).map((group) => {
    const change = changes.get((group.cause ?? group.lost[0])?.address ?? "");
    const head = change ? `**${capitalise(prose(shorten(lostText(change, changes))))}.**\n` : "";
    return `${head}${renderGroup(group, changes)}`;
  });
  return alertSection("CAUTION", "Deleted, and not made again:", entries, "object");
}

function renderGroup({ cause, reason, members, lost, causes, many }: AlikeGroup, changes: Changes): string {
  const message = prose(shorten(reason.message), [...changes.keys()]);
  const head = cause
    ? `${many}${code(cause.address)}${nameAfter(changes.get(cause.address))} ${notDoneText(cause)}: ${message}`
    : `${plural(members.length, "change")} skipped: ${message}`;
  return [
    `- ${head}`,
    ...(reason.hint === undefined ? [] : [`  → ${prose(reason.hint, [...changes.keys()])}`]),
    ...(lost.length > 0 ? [`  ${capitalise(LOST)}: ${addressesOf(lost)}`] : []),
    ...(causes.length > 0
      ? [
          `  ${capitalise(ALL_OF_THEM)}: ${addressesOf(
            causes.map((address) => ({ address })),
            changes,
          )}`,
        ]
      : []),
    ...(members.length > 0
      ? [`  ${cause ? capitalise(causes.length > 0 ? NEEDED_OF_MANY : NEEDED) : "These"}: ${addressesOf(members)}`]
      : []),
  ].join("\n");
}

function addressesOf(outcomes: readonly Pick<Outcome, "address">[], names?: Changes): string {
  const most = 50;
  const more = outcomes.length > most ? ` and ${outcomes.length - most} more` : "";
  return `${outcomes
    .slice(0, most)
    .map(({ address }) => `${code(address)}${nameAfter(names?.get(address))}`)
    .join(", ")}${more}`;
}

/** What people call an object, to follow its address. */
function nameAfter(change: Change | undefined): string {
  return change === undefined ? "" : ` (${prose(knownAs(change))})`;
}
