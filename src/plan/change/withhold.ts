import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Address } from "../../resources/resource.ts";
import { groupBy } from "../../values/group-by.ts";
import type { Change } from "../generated/plan.ts";
import { refuseChange } from "../refuse.ts";
import { costWhereLeftOut } from "./replacement-cost.ts";
import { isRefused, isWithheld, isWritten } from "./is-change.ts";

/** Leaves a change out, and says why: with an error where a guard refuses it. */
export function withhold(change: Change, finding: Diagnostic): Change {
  return {
    ...change,
    action: "withheld",
    warnings: [finding, ...costWhereLeftOut(change)] as Change["warnings"],
  };
}

/** Leaves out every change that something speaks against, and all that cannot be done without it. */
export function withholdFound(
  changes: readonly Change[],
  findingOf: (change: Change) => Diagnostic | undefined,
  references: ReadonlyMap<Address, readonly Address[]>,
): Change[] {
  const judged = changes.map((change) => {
    const finding = findingOf(change);
    return finding ? withhold(change, finding) : change;
  });
  return withholdDependents(judged, references);
}

/**
 * Leaves out what cannot be done without something that is left out: what names its key while that is not known, what is
 * part of it, what waits for it, and what takes its display name while it steps aside; and the replacement of what it is
 * part of, which would take it along, or of what its query refers to: the live object would be left with another one under its
 * feet. One object that is left out stops nobody else.
 */
export function withholdDependents(
  changes: readonly Change[],
  references: ReadonlyMap<Address, readonly Address[]>,
): Change[] {
  const causes = new Map(changes.filter(isWithheld).map((change) => [change.address, change]));
  const takenFrom = new Map(changes.flatMap(({ address, aside }) => (aside ? [[aside.for, address]] : [])));
  const liveParts = groupBy(
    changes.filter(({ id, within }) => id !== undefined && within),
    ({ within = [] }) => within.at(-1)?.address ?? "",
  );
  const users = groupBy(
    [...references].flatMap(([user, used]) => used.map((address) => ({ user, address }))),
    ({ address }) => address,
  );
  let result = [...changes];
  for (let before = -1; before !== causes.size;) {
    before = causes.size;
    result = result.map((change) => {
      if (!isWritten(change)) return change;
      const replaces = change.action === "replace";
      const needed = [
        ...neededBy(change, references, takenFrom),
        ...(replaces ? (liveParts.get(change.address) ?? []).map(({ address }) => address) : []),
      ];
      const [cause] = needed.flatMap((address) => causes.get(address) ?? []);
      const using = replaces ? (users.get(change.address) ?? []).flatMap(({ user }) => causes.get(user) ?? []) : [];
      const user = using.find(({ id }) => id !== undefined);
      if (!cause && !user) return change;
      const left = withhold(change, cause ? needs(change, cause) : isUsedBy(change, user ?? change));
      causes.set(change.address, left);
      return left;
    });
  }
  return result.map((change) => (isWithheld(change) ? withoutAside(change) : change));
}

/** What is left out has no temporary name. */
function withoutAside({ aside, ...change }: Change): Change {
  return aside ? { ...change, warnings: change.warnings.filter(({ code }) => code !== "plan-temporary-name") } : change;
}

/** What a change cannot be done without, by its address. */
function neededBy(
  { address, within = [], requires, unknown }: Change,
  references: ReadonlyMap<Address, readonly Address[]>,
  takenFrom: ReadonlyMap<Address, Address>,
): Address[] {
  return [
    ...(unknown.length > 0 ? (references.get(address) ?? []) : []),
    ...within.map((step) => step.address),
    ...requires,
    ...[takenFrom.get(address)].filter((each) => each !== undefined),
  ];
}

function needs(change: Change, cause: Change): Diagnostic {
  return leftOutBecause(change, cause, `it needs ${cause.address}, which is left out`);
}

function isUsedBy(change: Change, user: Change): Diagnostic {
  return leftOutBecause(change, user, `${user.address}, which refers to it, is left out`);
}

function leftOutBecause(change: Change, cause: Change, why: string): Diagnostic {
  const message = `${change.address} is left out, because ${why}`;
  const finding = refuseChange("plan-needs-withheld", message, remedyOf(cause), change);
  return { ...finding, severity: isRefused(cause) ? "error" : "warning" };
}

/** What to do about a change that is left out: the same for all that hangs on it, however far away. */
export function remedyOf({ address, warnings: [why] }: Change): string {
  if (!why) return `first see to ${address}`;
  if (why.code === "plan-needs-withheld" && why.hint !== undefined) return why.hint;
  return `first see to ${why.message.includes(address) ? "the cause" : address}: ${why.message}`;
}
