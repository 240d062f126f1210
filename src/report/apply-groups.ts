import { isLost, type Outcome, type OutcomeReason } from "../apply/outcome.ts";

type OpenOutcome = Extract<Outcome, { reason: OutcomeReason }>;

/** What was not done for one cause. */
export interface OpenGroup {
  /** The change that failed; missing when none did, as after an interrupt. */
  cause?: OpenOutcome;
  reason: OutcomeReason;
  /** What was skipped because of it, near or far. */
  members: OpenOutcome[];
  /** What was deleted with it, and could not be made again without it. */
  lost: OpenOutcome[];
}

/** Everything that was not done by its cause: what is lost first, and else in the order of the plan. */
export function groupOpen(outcomes: readonly Outcome[]): OpenGroup[] {
  const open = new Map(outcomes.flatMap((outcome) => ("reason" in outcome ? [[outcome.address, outcome]] : [])));
  const groups = new Map<string, OpenGroup>();
  for (const outcome of open.values()) {
    const root = rootOf(outcome, open);
    const own = root.status === "skipped" ? undefined : root;
    const key = own ? `address ${own.address}` : `reason ${root.reason.message}`;
    const group = groups.get(key) ?? { ...(own && { cause: own }), reason: root.reason, members: [], lost: [] };
    if (outcome !== own) (isLost(outcome) ? group.lost : group.members).push(outcome);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => Number(hasLoss(b)) - Number(hasLoss(a)));
}

/** Whether something is deleted, and there is no new one. */
export function hasLoss({ cause, lost }: OpenGroup): boolean {
  return lost.length > 0 || (cause !== undefined && isLost(cause));
}

/** The change at whose end a chain of requirements began. */
function rootOf(outcome: OpenOutcome, open: ReadonlyMap<string, OpenOutcome>): OpenOutcome {
  let root = outcome;
  // A plan has no circle, so this ends.
  for (let next: OpenOutcome | undefined = root; next; next = open.get(next.reason.requires ?? "")) root = next;
  return root;
}
