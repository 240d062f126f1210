import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { listSome } from "../../../values/words.ts";
import type { Asking, ProjectQueries, SemanticRule } from "./semantic-rule.ts";
import { queryFinding } from "../../manifest-query.ts";

/** The most references one after the other. */
const DEEPEST = 3;

/** The longest way from a manifest along its references. */
interface Way {
  /** How many references it has. */
  length: number;
  /** The first step of it, and where the query takes it. */
  next?: { target: Asking; at: { start: number; end: number }; isCertain: boolean };
}

/** Chains of references stay short. Each chain is told once, where it begins. */
export const longChains: SemanticRule = {
  code: "lint-long-chain",
  find(queries) {
    const ways = findWays(queries);
    const inner = new Set(
      queries.active.flatMap((manifest) => targetsOf(manifest, queries).map(({ target }) => target)),
    );
    return queries.active.filter((manifest) => !inner.has(manifest)).flatMap((start) => tellWay(start, ways));
  },
};

function tellWay(start: Asking, ways: ReadonlyMap<Asking, Way>): Diagnostic[] {
  const way = ways.get(start);
  if (!way?.next || way.length <= DEEPEST) return [];
  const chain = [start.address];
  let isCertain = true;
  // A circle has no end of its own, and is refused as such.
  for (let step = way; step.next && chain.length <= way.length; step = ways.get(step.next.target) ?? { length: 0 }) {
    chain.push(step.next.target.address);
    isCertain &&= step.next.isCertain;
  }
  if (new Set(chain).size < chain.length) return [];
  const message = `A chain of ${way.length} references ${isCertain ? "" : "probably "}begins here: ${listSome(chain).replaceAll(", ", " → ")}`;
  const hint =
    "each has to be computed before the next; ask for the conditions of an inner one here to make it shorter";
  return [queryFinding(start, way.next.at, { code: "lint-long-chain", message, hint })];
}

/** The longest way of each manifest. One that leads back to itself is refused elsewhere and counts as ended. */
function findWays(queries: ProjectQueries): Map<Asking, Way> {
  const ways = new Map<Asking, Way>();
  const open: Asking[] = [];
  const entered = new Set<Asking>();
  for (const start of queries.active) {
    open.push(start);
    for (let manifest = open.at(-1); manifest; manifest = open.at(-1)) {
      const targets = targetsOf(manifest, queries);
      const waiting = entered.has(manifest) ? [] : targets.filter(({ target }) => !entered.has(target));
      entered.add(manifest);
      open.push(...waiting.map(({ target }) => target));
      if (waiting.length > 0) continue;
      open.pop();
      if (!ways.has(manifest)) ways.set(manifest, longestOf(targets, ways));
    }
  }
  return ways;
}

function longestOf(targets: readonly NonNullable<Way["next"]>[], ways: ReadonlyMap<Asking, Way>): Way {
  return targets.reduce<Way>(
    (best, next) => {
      const length = 1 + (ways.get(next.target)?.length ?? 0);
      return length > best.length ? { length, next } : best;
    },
    { length: 0 },
  );
}

function targetsOf({ query }: Asking, { targetOf }: ProjectQueries): NonNullable<Way["next"]>[] {
  return query.traits.flatMap((use) => {
    const target = targetOf(query, use);
    return target ? [{ target: target.manifest, at: use.at, isCertain: target.isCertain }] : [];
  });
}
