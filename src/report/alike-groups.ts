import type { Change } from "../plan/generated/plan.ts";
import { hasLoss, type OpenGroup } from "./apply-groups.ts";
import { byCause, manyText } from "./by-cause.ts";
import { notDoneText } from "./result-summary.ts";

/** Failures that say the same of several objects as one group; `causes` are all of them. */
export interface AlikeGroup extends OpenGroup {
  /** What failed for the one reason, the first included. Empty where it is a single change. */
  causes: readonly string[];
  /** What stands before the first of them: how many there are. */
  many: string;
}

/**
 * Puts failures together of which only the objects differ: a quota that is full may refuse a hundred of them. What is deleted and not made
 * again stays alone, because each is named.
 */
export function groupAlikeFailures(
  groups: readonly OpenGroup[],
  changes: ReadonlyMap<string, Pick<Change, "name">>,
): AlikeGroup[] {
  const single = (group: OpenGroup): AlikeGroup => ({ ...group, causes: [], many: "" });
  const failures = groups.flatMap((group) => {
    const { cause, reason } = group;
    if (!cause || hasLoss(group)) return [];
    const message = `${notDoneText(cause)}: ${reason.message}`;
    const { code, hint } = reason;
    return [{ code, message, ...(hint !== undefined && { hint }), address: cause.address, group }];
  });
  const causes = byCause(failures, ({ address }) => [changes.get(address)?.name ?? ""]);
  const together = new Map(
    causes.flatMap((cause) =>
      cause.findings.map(({ group }, index) => [group, index === 0 ? cause : undefined] as const),
    ),
  );
  return groups.flatMap((group) => {
    if (!together.has(group)) return [single(group)];
    const cause = together.get(group);
    if (!cause) return [];
    if (cause.findings.length === 1) return [single(group)];
    const members = cause.findings.flatMap((each) => each.group.members);
    return [{ ...group, members, causes: cause.addresses, many: manyText(cause) }];
  });
}
