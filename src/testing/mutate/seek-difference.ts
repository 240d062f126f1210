import type { OpenPoints } from "../../evaluator/index.ts";
import { findChangedValue, limitsOf, searchDifference, type ComputedTraits } from "../../evaluator/witness/index.ts";
import { computedTraits } from "../computed-keys.ts";
import type { Definition, Definitions } from "../definition.ts";
import type { LoadedTest } from "../loaded-test.ts";
import type { Mutant } from "./make-mutants.ts";

/** So many people are tried for the slips of one environment together: what is left then counts as told apart. */
const triesInAll = 100_000;

/** Looks for people whom a query and the same query with a slip treat differently. A search, and no proof. */
export class DifferenceSeeker {
  readonly #computed: ComputedTraits;
  #left = triesInAll;

  /** @param definitions What a project declares: nobody is found who has what it never gives. */
  constructor(definitions: Definitions) {
    this.#computed = computedTraits(definitions);
  }

  /**
   * How many people were tried where none was found, or why none can be; `undefined` where somebody was, or where no search can tell: of counts that
   * nobody who is tried reaches.
   *
   * @param tests The tests that could notice the slip: what they settle is settled.
   */
  triesWithout(
    { query, gives, type }: Definition,
    { tree }: Mutant,
    tests: readonly LoadedTest[],
  ): NobodyFound | undefined {
    if (!("tree" in query) || limitsOf([query.tree, tree]).length > 0) return undefined;
    let tried = 0;
    for (const { nowMs, openPoints } of ways(tests)) {
      if (this.#left <= 0) return undefined;
      const question = { before: query.tree, after: tree, type, nowMs, openPoints, computed: this.#computed };
      const searched = gives === "values" ? findChangedValue(question) : searchDifference(question);
      this.#left -= searched.tried;
      if (searched.never !== undefined) return { tries: 0, never: searched.never };
      if (searched.found) return undefined;
      tried += searched.tried;
    }
    return { tries: tried };
  }
}

/** How a search ended that found nobody. */
export interface NobodyFound {
  tries: number;
  /** Why nobody can be found, so that nobody was looked for. */
  never?: string;
}

interface Way {
  nowMs: number;
  openPoints: OpenPoints;
}

/** What tests settle, each once, at the instant of the first that settles it. */
function ways(tests: readonly LoadedTest[]): Way[] {
  const byPoints = new Map<string, Way>();
  for (const { nowMs, openPoints } of tests) {
    const id = JSON.stringify(openPoints);
    if (!byPoints.has(id)) byPoints.set(id, { nowMs, openPoints });
  }
  return [...byPoints.values()];
}
