import { openPointRows, type OpenPoint, type OpenPoints } from "../../evaluator/index.ts";
import { seekPeople } from "./seek-people.ts";
import type { Sought } from "./sought.ts";
import type { TrialScope } from "./trial.ts";

/** So many open points are settled at once, and so many ways to settle them are tried. */
const mostSettled = 3;
const mostWays = 8;
const triesOfWay = 10_000;

/** What was settled, and the people that were found so. */
export interface SettledSearch {
  settings: Partial<OpenPoints>;
  sought: Sought;
}

/**
 * The people for one definition. Nothing that Segment leaves open is settled, unless somebody is found only so: then as little
 * as can be.
 */
export function seekWithSettings(scope: TrialScope): SettledSearch {
  const first: SettledSearch = { settings: {}, sought: seekPeople(scope) };
  if (first.sought.missing.length === 0) return first;
  const names = [...first.sought.open].slice(0, mostSettled) as OpenPoint[];
  let best = first;
  for (const settings of waysToSettle(names)) {
    const settled = seekSettled(scope, settings);
    if (settled.sought.missing.length < best.sought.missing.length) best = settled;
    if (best.sought.missing.length === 0) break;
  }
  return withLess(scope, best);
}

/** The same with the settings only without which more people are missing. */
function withLess(scope: TrialScope, found: SettledSearch): SettledSearch {
  let best = found;
  const names = Object.keys(found.settings);
  for (const name of names.length > 1 ? names : []) {
    const settings = Object.fromEntries(Object.entries(best.settings).filter(([other]) => other !== name));
    const less = seekSettled(scope, settings);
    if (less.sought.missing.length <= best.sought.missing.length) best = less;
  }
  return best;
}

function seekSettled(scope: TrialScope, settings: Partial<OpenPoints>): SettledSearch {
  const openPoints = { ...scope.openPoints, ...settings };
  return { settings, sought: seekPeople({ ...scope, openPoints }, triesOfWay) };
}

function waysToSettle(names: readonly OpenPoint[]): Partial<OpenPoints>[] {
  const ways = names.reduce<Partial<OpenPoints>[]>(
    (before, name) =>
      before.flatMap((way) =>
        openPointRows[name].allowed.filter((value) => value !== "number").map((value) => ({ ...way, [name]: value })),
      ),
    [{}],
  );
  return names.length === 0 ? [] : ways.slice(0, mostWays);
}
