import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { groupBy } from "../values/group-by.ts";
import { isRefused } from "../plan/change/is-change.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { plural } from "../values/words.ts";

/** What is compared of findings, and what they are about. */
type Finding = Pick<Diagnostic, "message" | "hint" | "address"> & { code: string };

/** Findings that say the same of several objects. */
export interface Cause<Of extends Finding> {
  /** All of them, in their order. */
  findings: readonly [Of, ...Of[]];
  /** What they are about, each once. */
  addresses: readonly string[];
}

/** Fewer are read as fast one by one. */
const FEWEST = 3;

/**
 * Findings by what they say, apart from the object that they name: one guard may refuse a hundred changes. Those of which
 * there are few stay alone.
 *
 * @param namesOf What an object is called in its findings, besides its address.
 */
export function byCause<Of extends Finding>(
  findings: readonly Of[],
  namesOf: (finding: Of) => readonly string[] = () => [],
): Cause<Of>[] {
  const groups = groupBy(findings, (finding) => sameText(finding, namesOf(finding)));
  return [...groups.values()].flatMap((group) =>
    new Set(group.map(({ address }) => address)).size < FEWEST
      ? group.map((finding) => causeOf([finding]))
      : [causeOf(group as [Of, ...Of[]])],
  );
}

/** What stands before the message of the first: how many changes have this cause. Empty where it is one. */
export function manyText({ addresses }: Pick<Cause<Finding>, "addresses">): string {
  return addresses.length < FEWEST ? "" : `${plural(addresses.length, "change")} for one reason, such as this: `;
}

/** What refuses a change, with its address. */
type Refusal = Change["warnings"][number] & { address: string };

/** What refuses changes while the rest of a plan can be done. Findings without an address are about their change. */
export function refusedCauses({ changes }: Pick<Plan, "changes">): Cause<Refusal>[] {
  const refused = changes.filter(isRefused);
  const names = new Map(refused.map(({ address, name }) => [address, name]));
  const errors = refused.flatMap(({ address, warnings }) =>
    warnings.filter(({ severity }) => severity === "error").map((finding) => ({ ...finding, address })),
  );
  return byCause(errors, ({ address }) => [names.get(address) ?? ""]);
}

function causeOf<Of extends Finding>(findings: readonly [Of, ...Of[]]): Cause<Of> {
  return { findings, addresses: [...new Set(findings.flatMap(({ address }) => address ?? []))] };
}

/** What a finding says without the names of its object; a very short one may be in any word. */
function sameText({ code, message, hint = "", address = "" }: Finding, names: readonly string[]): string {
  const own = [address, ...names].filter(({ length }) => length > 1).toSorted((a, b) => b.length - a.length);
  const text = own.reduce((left, name) => left.replaceAll(name, "…"), `${message}\n${hint}`);
  return `${code}\n${text}`;
}
