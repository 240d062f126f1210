import { decidesMembers } from "../plan/change/decides-members.ts";
import { isChange } from "../plan/change/is-change.ts";
import { ofTheirOwnAccord } from "../plan/change/of-their-own-accord.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { groupBy } from "../values/group-by.ts";
import { isDestructive } from "./danger.ts";
import { losesEvents } from "./filter-text.ts";
import { isNoticed, risksOf, switchesOff } from "./risks.ts";
import { sendingsOf, type Sending } from "./sendings.ts";
import { sentenceOf } from "./sentence-of.ts";
import { valueTexts } from "./value-texts.ts";

/** So many changes are told one by one; of more, people read the sum and what is risky. */
const MOST_TOLD = 5;

/** What makes a change risky. What nothing is known to use is a risk only beside many other changes. Those who are sent something come first: nothing takes that back, and most people notice it. */
export type Risk = "sent" | "lost" | "data" | "ended" | "noticed" | "unused";

/** The risks in their order, each with what stands above the sentences of such changes. */
export const riskTitles: Readonly<Record<Risk, string>> = {
  sent: "Whole audiences are sent, or may be:",
  lost: "Cannot be undone:",
  data: "Other data is sent, or members may be sent to another place:",
  ended: "Sending ends, or a connection is deleted and created again:",
  noticed: "Noticed at once by those who use it:",
  unused: "The same, of what nothing is known to use:",
};

/** What happens to one object, for somebody who knows it by its display name. Without marks and without a full stop. */
export interface ChangeSentence {
  address: string;
  text: string;
  /** Left out: none. */
  risk?: Risk;
}

/** One sentence for each change of a plan with few of them, the risky ones first. None where there are more, or none. */
export function changeSentences(plan: PlanTold): ChangeSentence[] {
  const all = told(plan);
  return all.length > MOST_TOLD ? [] : all.map(({ sentence }) => sentence);
}

/** One sentence for each risky change of a plan of any size, the worst first. */
export function riskSentences(plan: PlanTold): ChangeSentence[] {
  return told(plan)
    .map(({ sentence }) => sentence)
    .filter(({ risk }) => risk !== undefined);
}

/** The risky changes of one sort, with what stands above their sentences. */
export interface RiskGroup {
  risk: Risk;
  title: string;
  sentences: ChangeSentence[];
}

/** The risky changes of a plan by their worst risk, the worst first. Each change is in one group. */
export function riskGroups(plan: PlanTold): RiskGroup[] {
  const groups = groupBy([...riskSentences(plan), ...unusedSentences(plan)], ({ risk }) => risk);
  return (Object.keys(riskTitles) as Risk[]).flatMap((risk) => {
    const sentences = groups.get(risk) ?? [];
    return sentences.length === 0 ? [] : [{ risk, title: titleOf(risk, groups), sentences }];
  });
}

function titleOf(risk: Risk, groups: ReadonlyMap<ChangeSentence["risk"], unknown>): string {
  // What is sent cannot be taken back either, and may be deleted and created again.
  if (risk === "lost" && groups.has("sent")) return ALSO_LOST;
  return risk === "unused" && !groups.has("noticed") ? ONLY_UNUSED : riskTitles[risk];
}

/** What is switched off, renamed and the like, and noticed by nobody as far as is known: a few changes say it by themselves. */
function unusedSentences(plan: PlanTold): ChangeSentence[] {
  const all = told(plan);
  if (all.length <= MOST_TOLD) return [];
  return all
    .filter(({ change, sentence }) => sentence.risk === undefined && risksOf(change).length > 0)
    .toSorted((a, b) => Number(switchesOff(b.change)) - Number(switchesOff(a.change)) || byMembers(a, b))
    .map(({ sentence }) => ({ ...sentence, risk: "unused" as const }));
}

const ONLY_UNUSED = "Switched on or off, or renamed, and nothing is known to use it:";

const ALSO_LOST = "Also cannot be undone:";

/** What stands above the sentences about what decides members and values. */
export const queriesTitle = "Queries or options change, so these may have other members or other values:";

/** One sentence for each change of what decides members or values that no other list tells, in plans with many changes; what most people are in comes first. */
export function querySentences(plan: PlanTold): ChangeSentence[] {
  const all = told(plan);
  if (all.length <= MOST_TOLD) return [];
  return all
    .filter(
      ({ change, sentence }) => sentence.risk === undefined && decidesMembers(change) && risksOf(change).length === 0,
    )
    .toSorted(byMembers)
    .map(({ sentence }) => sentence);
}

function byMembers(a: Told, b: Told): number {
  return (b.change.impact.members ?? 0) - (a.change.impact.members ?? 0);
}

/** What is told of a plan. Left out that it is refused: it is not. */
type PlanTold = Pick<Plan, "changes"> & Partial<Pick<Plan, "refused">>;

function told({ changes, refused = [] }: PlanTold): Told[] {
  const real = changes.filter(isChange);
  const setting = {
    byAddress: new Map(changes.map((change) => [change.address, change])),
    isBlocked: refused.length > 0,
  };
  const created = new Set(
    real.flatMap(({ action, address, within }) => (action === "create" && !within ? [address] : [])),
  );
  // What goes or comes along with its audience is told with that.
  const own = ofTheirOwnAccord(real).filter(({ within = [] }) => !created.has(within[0]?.address ?? ""));
  return own
    .map((change) => {
      const parts = real.filter(({ within = [] }) => within.some(({ address }) => address === change.address));
      const sendings = sendingsOf(change, change.action === "replace" ? parts : []);
      const risk = riskOf(change, sendings);
      return {
        change,
        sentence: { address: change.address, text: sentenceOf(change, sendings, setting), ...(risk && { risk }) },
      };
    })
    .toSorted(compareRisks);
}

const riskOrder: readonly ChangeSentence["risk"][] = ["sent", "lost", "data", "ended", "noticed", undefined];

/**
 * The worse risk first; then what has no members to be counted by and ends for good, whole objects before parts, deletions and what is
 * switched off before the rest, and what most people are in.
 */
function compareRisks(a: Told, b: Told): number {
  const [one, other] = [ranksOf(a), ranksOf(b)];
  return one.map((rank, index) => rank - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}

function ranksOf({ change, sentence: { risk } }: Told): number[] {
  const order = riskOrder.indexOf(risk);
  if (risk === undefined) return [order];
  return [
    order,
    losesEvents(change) ? 0 : 1,
    change.within ? 1 : 0,
    change.action === "delete" || switchesOff(change) ? 0 : 1,
    -(change.impact.members ?? 0),
  ];
}

interface Told {
  change: Change;
  sentence: ChangeSentence;
}

function riskOf(change: Change, sendings: readonly Sending[]): Risk | undefined {
  if (sendings.length > 0) return "sent";
  if (isDestructive(change)) return isSink(change.kind) ? "ended" : "lost";
  if (losesEvents(change)) return "lost";
  if (valueTexts(change).risky.length > 0) return "data";
  return isNoticed(change) ? "noticed" : undefined;
}
