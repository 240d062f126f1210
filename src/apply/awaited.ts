import type { Change } from "../plan/generated/plan.ts";

/**
 * The addresses of the changes that something else is built upon, so that their effect has to be seen before: what requires
 * them begins when they are said to be done. A part that goes with what it is part of is not among them: whether the whole is
 * gone tells of its parts, too.
 */
export function findAwaited(changes: readonly Change[]): ReadonlySet<string> {
  const byAddress = new Map(changes.map((change) => [change.address, change]));
  const required = changes.flatMap(({ address, requires }) =>
    requires.filter((each) => !isPartOf(byAddress.get(each), address)),
  );
  // Their second half rests on the first.
  const inTwo = changes.filter(({ action, aside, within = [] }) => {
    const goesAlong = within.some((step) => byAddress.get(step.address)?.action === "replace");
    return aside !== undefined || (action === "replace" && !goesAlong);
  });
  return new Set([...required, ...inTwo.map(({ address }) => address)]);
}

function isPartOf(part: Change | undefined, address: string): boolean {
  return part?.within?.some((step) => step.address === address) ?? false;
}
