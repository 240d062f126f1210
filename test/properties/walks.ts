import fc from "fast-check";
import type { Selection } from "../../src/plan/select/selection.ts";

/** One declared audience of a walk, in few choices, so that collisions are frequent. */
export interface Declared {
  address: string;
  name: string;
  description?: string;
  enabled?: boolean;
  type: "USERS" | "ACCOUNTS";
  /** The query: an event count, a window, or a reference to another address. */
  query: { count: number } | { days: number } | { refersTo: string } | { literal: string };
  ids?: string[];
  history?: boolean;
  protect: boolean;
  replace: boolean;
  previousNames: string[];
  adopt?: { key: string } | { name: string };
}

/** What somebody does to the space before a plan is made. `which` picks one of the live objects. */
export type Hand =
  | { type: "edit"; which: number; body: Record<string, unknown> }
  | { type: "create"; name: string }
  | { type: "remove"; which: number }
  | { type: "copy"; which: number; name: string }
  | { type: "unmark"; which: number }
  | { type: "damage"; which: number }
  | { type: "addText"; which: number }
  | { type: "windowsLines"; which: number };

/** One step: hands first, then one project plans and applies what it declares. */
export interface Step {
  hands: Hand[];
  project: "growth" | "sales";
  declared: Declared[];
  forget: string[];
  /** Whether the plan goes through a file. */
  saved: boolean;
  /** What the step is about. Left out: everything. */
  selection?: Pick<Selection, "targets" | "excludes"> | undefined;
}

const addresses = ["a", "b", "c", "d"] as const;
const address = fc.constantFrom(...addresses);
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("A", "B", "C", "D", "E", "F", "G", "H", "Élan") },
  { weight: 1, arbitrary: fc.constantFrom("a!", "Long name", "long-name") },
);
const key = fc.constantFrom("a", "b", "c", "long_name");

const query: fc.Arbitrary<Declared["query"]> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ count: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ refersTo: address }) },
  { weight: 1, arbitrary: fc.record({ literal: key }) },
);

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 1 });

const declared = fc
  .record({
    address,
    name,
    description: optional(fc.constantFrom("", "Text", "Two\nlines", "Blanks  \n\n")),
    enabled: optional(fc.boolean()),
    type: fc.oneof({ weight: 9, arbitrary: fc.constant("USERS") }, { weight: 1, arbitrary: fc.constant("ACCOUNTS") }),
    query,
    ids: optional(fc.constantFrom(["email"], ["email", "user_id"], ["user_id", "email"], ["email", "anonymous_id"])),
    history: optional(fc.boolean()),
    protect: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
    replace: fc.integer({ min: 0, max: 3 }).map((die) => die > 0),
    previousNames: fc.oneof(
      { weight: 2, arbitrary: fc.constant<string[]>([]) },
      { weight: 1, arbitrary: fc.subarray([...addresses], { maxLength: 1 }) },
    ),
    adopt: fc.oneof(
      { weight: 15, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.oneof(fc.record({ key }), fc.record({ name })) },
    ),
  })
  .map((values) => JSON.parse(JSON.stringify(values)) as Declared);

const which = fc.nat(7);
const hand: fc.Arbitrary<Hand> = fc.oneof(
  fc.record({
    type: fc.constant("edit" as const),
    which,
    body: fc.constantFrom<Record<string, unknown>[]>(
      { enabled: false },
      { enabled: true },
      { name: "C" },
      { name: "By hand" },
      { definition: { query: "event('Hand').count() >= 9" } },
      { options: { includeHistoricalData: true } },
    ),
  }),
  fc.record({ type: fc.constant("create" as const), name }),
  fc.record({ type: fc.constant("remove" as const), which }),
  fc.record({ type: fc.constant("copy" as const), which, name: fc.constantFrom("Copy", "A") }),
  fc.record({ type: fc.constantFrom("unmark", "damage", "addText", "windowsLines"), which }) as fc.Arbitrary<Hand>,
);

const step: fc.Arbitrary<Step> = fc.record({
  hands: fc.oneof(fc.constant<Hand[]>([]), fc.array(hand, { maxLength: 2 })),
  project: fc.constantFrom("growth", "growth", "growth", "sales"),
  declared: fc.uniqueArray(declared, { selector: (each) => each.address, maxLength: 4 }).map(makeValid),
  forget: fc.oneof(
    { weight: 4, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: address.map((each) => [`audience/${each}`]) },
  ),
  saved: fc.boolean(),
  selection: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: address.map((each) => ({ targets: [`audience/${each}`], excludes: [] })) },
    { weight: 1, arbitrary: address.map((each) => ({ targets: [], excludes: [`audience/${each}`] })) },
  ),
});

/** Takes out what the checks of manifests refuse: one display name twice, previous names and keys of others. */
function makeValid(all: readonly Declared[]): Declared[] {
  const names = new Set<string>();
  const distinct = all.filter((each) => !names.has(each.name) && names.add(each.name));
  const present = new Set(distinct.map((each) => each.address));
  const claimed = new Set<string>();
  return distinct.map((each) => {
    const previousNames = each.previousNames.filter((old) => !present.has(old) && !claimed.has(old));
    for (const old of previousNames) claimed.add(old);
    const dangling = "refersTo" in each.query && !present.has(each.query.refersTo);
    return { ...each, previousNames, ...(dangling && { query: { count: 1 } }) };
  });
}

/** A walk of a few steps. */
export const walk: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 2, maxLength: 9, size: "max" });
