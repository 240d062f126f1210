import { renames, namespaceOf, temporaryName } from "../change/names-and-keys.ts";
import type { Change } from "../generated/plan.ts";
import { compareText } from "../../values/compare-text.ts";
import { groupBy } from "../../values/group-by.ts";

type Warning = Change["warnings"][number];

/**
 * Display names that are given round in a circle, as when two objects swap theirs: none of them is free before another is
 * taken. So one object of each circle steps aside: it gets a temporary name first, which sets its old one free.
 *
 * @returns What each object that steps aside is called meanwhile, and who takes its old name, by its address.
 */
export function findAside(changes: readonly Change[]): Map<string, NonNullable<Change["aside"]>> {
  const renamed = changes.filter(
    (change) => (change.action === "update" || change.action === "adopt") && renames(change),
  );
  const holders = groupBy(renamed, ({ kind, before }) => slotOf(kind, before?.["name"]));
  const aside = new Map<string, NonNullable<Change["aside"]>>();
  const seen = new Set<Change>();
  for (const start of renamed.toSorted((a, b) => compareText(a.address, b.address))) {
    const path: Change[] = [];
    for (let at: Change | undefined = start; at && !seen.has(at); at = only(holders.get(slotOf(at.kind, at.name)))) {
      seen.add(at);
      path.push(at);
    }
    const last = path.at(-1);
    // An object that is only taken over has no marker yet that would tell whose it is with its temporary name.
    const mover = path.findIndex(({ action }) => action === "update");
    const change = path[mover];
    if (!last || change?.id === undefined || only(holders.get(slotOf(last.kind, last.name))) !== start) continue;
    const taker = path.at(mover - 1) ?? last;
    aside.set(change.address, { name: temporaryName(change.id), for: taker.address });
  }
  return aside;
}

/** That an object has a temporary name for a moment, for whoever sees it in the app. */
export function warnOfAside({ address }: Change, { name, for: taker }: NonNullable<Change["aside"]>): Warning {
  return {
    code: "plan-temporary-name",
    severity: "warning",
    message: `it is called ${JSON.stringify(name)} until ${taker} has taken its display name, because the names go round in a circle`,
    hint: "nothing is to be done; if the apply is interrupted, the next one continues",
    address,
  };
}

function slotOf(kind: string, name: unknown): string {
  return JSON.stringify([namespaceOf({ kind }), name]);
}

function only<Item>(items: readonly Item[] | undefined): Item | undefined {
  return items?.length === 1 ? items[0] : undefined;
}
