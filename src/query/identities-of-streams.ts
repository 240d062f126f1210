import { compareText } from "../values/compare-text.ts";
import { functions } from "./functions.ts";
import { type Identity, textOf } from "./identity.ts";
import type { CallNode, ChainNode, DurationNode, QueryNode } from "./syntax-tree.ts";
import { daysOfHours } from "./units.ts";

/** Groups of filters that narrow a stream independently of each other. Two windows keep their order. */
const filterGroups: ReadonlyMap<string, string> = new Map([
  ["where", "a condition"],
  ["sources", "b sources"],
  ["within", "c window"],
  ["between", "c window"],
]);

/** Windows over the times of events. Relative dates go by the calendar, and session windows are not said to be alike. */
const exactWindows: ReadonlySet<string> = new Set(["within", "between"]);

/** Identities of filters and windows. */
export const identitiesOfStreams = [
  {
    name: "a day of 24 hours",
    example: ["event('A').within(24 hours).count() >= 1", "event('A').within(1 day).count() >= 1"],
    source: "API.md 4.6",
    call: (call) => (exactWindows.has(call.name) ? mapDurations(call, daysOfHours) : call),
  },
  {
    // Session windows depend on the items that are left by then: nothing moves across them, nor across unknown functions.
    name: "the order of filters",
    example: [
      "event('A').where(property('b') = 1).within(7 days).count() >= 1",
      "event('A').within(7 days).where(property('b') = 1).count() >= 1",
    ],
    source: "API.md 4.6",
    chain: (chain) => ({
      ...chain,
      calls: splitRuns(chain.calls, ({ name }) => filterGroups.has(name)).flatMap((run) =>
        run
          .map((call) => ({ call, place: placeIn(call) }))
          .toSorted((a, b) => compareText(a.place, b.place))
          .map(({ call }) => call),
      ),
    }),
  },
  {
    name: "several where",
    example: [
      "event('A').where(property('b') = 1).where(property('c') = 2).count() >= 1",
      "event('A').where(property('b') = 1 AND property('c') = 2).count() >= 1",
    ],
    source: "API.md 4.6",
    chain: (chain, join): ChainNode => ({
      ...chain,
      calls: splitRuns(chain.calls, (call) => conditionOf(call) !== undefined).flatMap((run) => {
        const [first] = run;
        const conditions = run.flatMap((call) => conditionOf(call) ?? []);
        return first && conditions.length > 1 ? [{ ...first, args: [join("and", conditions)] }] : run;
      }),
    }),
  },
] as const satisfies readonly Identity[];

/** Calls that follow each other as runs that may be rewritten together; every other call is a run of its own. */
function splitRuns(calls: readonly CallNode[], together: (call: CallNode) => boolean): CallNode[][] {
  const runs: CallNode[][] = [];
  let open = false;
  for (const call of calls) {
    const joins = together(call);
    const run = runs.at(-1);
    if (joins && open && run) run.push(call);
    else runs.push([call]);
    open = joins;
  }
  return runs;
}

/** Where a filter stands among others. Conditions have an order of their own, so that `where(…)` may change places with `where(…)`. */
function placeIn(call: CallNode): string {
  const condition = conditionOf(call);
  return `${filterGroups.get(call.name) ?? ""}${condition ? ` ${textOf(condition)}` : ""}`;
}

function conditionOf({ name, args, prefix }: CallNode): QueryNode | undefined {
  const [condition] = args;
  const plain = name === "where" && args.length === 1 && !prefix;
  return plain && condition?.type !== "duration" && condition?.type !== "cast" ? condition : undefined;
}

function mapDurations(call: CallNode, rewrite: (duration: DurationNode) => DurationNode): CallNode {
  if (!functions.get(call.name)?.units) return call;
  return { ...call, args: call.args.map((argument) => (argument.type === "duration" ? rewrite(argument) : argument)) };
}
