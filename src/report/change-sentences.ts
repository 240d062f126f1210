import { isChange } from "../plan/change/is-change.ts";
import { ofTheirOwnAccord } from "../plan/change/of-their-own-accord.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { groupBy } from "../values/group-by.ts";
import { isUsed } from "./risks.ts";
import { sendingsOf } from "./sendings.ts";
import { sentenceOf } from "./sentence-of.ts";
import { compareRisks, riskAmongMany, riskOf, risksInOrder, type Risk } from "./worst-first.ts";

/** So many changes are told one by one; of more, people read the sum and what is risky. */
const MOST_TOLD = 5;

/** What is above the sentences of changes with a risk. */
export const riskTitles: Readonly<Record<Risk, string>> = {
  sent: "Whole audiences are sent, or may be:",
  lost: "Cannot be undone:",
  data: "Other data is sent, or members may be sent to another place:",
  passed: "Audiences that use these may get other members, and are sent to destinations, or may be:",
  queries: "Queries or options change, so these may have other members or other values:",
  ended: "Sending ends, or may end:",
  reconnected: "A connection to a destination is deleted and created again:",
  noticed: "Those who use it may notice:",
  unused: "Switched on or off, or renamed, and nothing is known to use it:",
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
  return groupsOf(plan).filter(({ isQuiet }) => !isQuiet);
}

/** What is told after that in a plan with many changes, and is no danger as far as is known. */
export function quietGroups(plan: PlanTold): RiskGroup[] {
  return groupsOf(plan).filter(({ isQuiet }) => isQuiet);
}

function groupsOf(plan: PlanTold): (RiskGroup & { isQuiet: boolean })[] {
  const all = told(plan);
  const isMany = all.length > MOST_TOLD;
  const withRisks = all.map((each) => ({
    ...each,
    risk: isMany ? riskAmongMany(each.change, each.sentence.risk) : each.sentence.risk,
  }));
  const groups = groupBy(withRisks, ({ risk }) => risk);
  return risksInOrder.flatMap((risk) => {
    const own = groups.get(risk)?.toSorted((a, b) => compareRisks([a.change, risk], [b.change, risk])) ?? [];
    if (own.length === 0) return [];
    // Where one of the queries is of what is used, nobody may overlook them.
    const isQuiet = risk === "unused" || (risk === "queries" && !own.some(({ change }) => isUsed(change)));
    // What is sent cannot be taken back either, and may be deleted and created again.
    const title = risk === "lost" && groups.has("sent") ? ALSO_LOST : riskTitles[risk];
    return [{ risk, title, isQuiet, sentences: own.map(({ sentence }) => ({ ...sentence, risk })) }];
  });
}

const ALSO_LOST = "Also cannot be undone:";

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
    .toSorted((a, b) => compareRisks([a.change, a.sentence.risk], [b.change, b.sentence.risk]));
}

interface Told {
  change: Change;
  sentence: ChangeSentence;
}
