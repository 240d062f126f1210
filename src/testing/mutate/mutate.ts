import type { SourceRange } from "../../diagnostics/diagnostic.ts";
import type { Address } from "../../resources/resource.ts";
import type { Definition, Definitions } from "../definition.ts";
import type { LoadedTest } from "../loaded-test.ts";
import { statusesOf, type TestRun } from "../run-tests.ts";
import { makeMutants, type Mutant } from "./make-mutants.ts";
import { DifferenceSeeker, type NobodyFound } from "./seek-difference.ts";

/** So many queries with a slip are tried for one environment: more take minutes, and nobody reads what is left of them. */
const mostMutants = 2000;

/** What became of queries with a slip in them. */
export interface MutationResult {
  environment: string;
  /** How many were tried. */
  tried: number;
  /** How many of them a test noticed. */
  killed: number;
  /** How many were not tried, because there are too many. */
  notTried: number;
  survivors: Survivor[];
  /** Slips that no test notices, and of which nobody was found who tells them apart: no test may be missing. */
  alike: Alike[];
}

/** A slip that may change nothing: a search found nobody for whom it does, which is no proof. */
export interface Alike extends Survivor, NobodyFound {}

/** A slip that no test notices: a test is missing. */
export interface Survivor {
  address: Address;
  /** What sort of slip, such as `number`. */
  slip: string;
  /** The condition as it is, and with the slip. */
  before: string;
  after: string;
  /** Where it stands in the manifest. */
  source: SourceRange;
}

/**
 * Makes slips in the queries of which something is expected, one at a time, and asks the tests again: of the object itself
 * and of those that refer to it. Whether tests pass without a slip is for the caller to know.
 *
 * @param most So many slips are tried; the others are counted.
 */
export function mutate({ tests, definitions, environment, locate }: TestRun, most = mostMutants): MutationResult {
  const expected = new Set(tests.flatMap(({ checks }) => checks.map(({ address }) => address)));
  const mutants = [...expected].flatMap((address) => {
    const definition = definitions.get(address);
    return definition ? makeMutants(definition).map((mutant) => ({ definition, mutant })) : [];
  });
  const tried = mutants.slice(0, most);
  const trials = new Map<Address, Trial>();
  const seeker = new DifferenceSeeker(definitions);
  const survivors: Survivor[] = [];
  const alike: Alike[] = [];
  for (const { definition, mutant } of tried) {
    const { address } = definition;
    const trial = trials.get(address) ?? new Trial(definition, definitions, tests);
    trials.set(address, trial);
    if (trial.notices(mutant)) continue;
    const { slip, before, after, at } = mutant;
    const survivor = { address, slip, before, after, source: locate(address, at) };
    const nobody = seeker.triesWithout(definition, mutant, trial.tests);
    if (nobody) alike.push({ ...survivor, ...nobody });
    else survivors.push(survivor);
  }
  const killed = tried.length - survivors.length - alike.length;
  return { environment, tried: tried.length, killed, notTried: mutants.length - tried.length, survivors, alike };
}

/** The tests that can notice a slip in one query, with what they say without it. */
class Trial {
  readonly #definition: Definition;
  readonly #definitions: Definitions;
  readonly #tests: { test: LoadedTest; statuses: string }[];

  constructor(definition: Definition, definitions: Definitions, tests: readonly LoadedTest[]) {
    this.#definition = definition;
    this.#definitions = definitions;
    const reached = reachedFrom(definition.address, definitions);
    this.#tests = tests.flatMap((each) => {
      const test = { ...each, checks: each.checks.filter(({ address }) => reached.has(address)) };
      return test.checks.length === 0 ? [] : [{ test, statuses: statusesOf(test, definitions).join(" ") }];
    });
  }

  get tests(): LoadedTest[] {
    return this.#tests.map(({ test }) => test);
  }

  notices({ tree }: Mutant): boolean {
    const { address } = this.#definition;
    const changed = new Map([...this.#definitions, [address, { ...this.#definition, query: { tree } }]]);
    return this.#tests.some(({ test, statuses }) => statusesOf(test, changed).join(" ") !== statuses);
  }
}

/** An object and all that refer to it, one after the other. */
function reachedFrom(address: Address, definitions: Definitions): Set<Address> {
  const reached = new Set([address]);
  // A set that grows while it is gone through hands out what is added, too.
  for (const each of reached)
    for (const { address: user, references } of definitions.values())
      if (references.some((reference) => reference.address === each)) reached.add(user);
  return reached;
}
