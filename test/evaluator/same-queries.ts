import { parseQuery, printQuery } from "../../src/query/index.ts";
import { makeMutants } from "../../src/testing/mutate/make-mutants.ts";
import type { Definition } from "../../src/testing/definition.ts";
import { disguise } from "../query/disguise.ts";
import { instants } from "./pools.ts";
import { randomCondition, type QueryType } from "./random-queries.ts";
import { Random } from "./random.ts";

/** Two queries that may count as the same. */
export interface Likes {
  readonly queries: readonly [string, string];
  readonly type: QueryType;
  readonly nowMs: number;
}

function capitals(text: string): string {
  return text.toUpperCase();
}

/** Spellings that some take for each other; whether they are is what the comparison says. */
const respellings: readonly [pattern: RegExp, other: string | ((text: string) => string)][] = [
  [/'(\d+)'/, "$1"],
  [/\b(\d+)\b(?! ?(hour|day|month|second)|-|:)/, "$1.0"],
  [/'true'/, "true"],
  [/ = ('[^']*')/, ".one_of($1)"],
  [/ != /, " = "],
  [/'([a-z]+)'/, capitals],
  [/1 day\b/, "24 hours"],
  [/24 hours/, "1 day"],
  [/ AND /, " OR "],
  [/\.count\(\) >= 1/, ".exists()"],
  [/> 0\b/, ">= 1"],
  [/> 0\b/, "!= 0"],
  [/\.exists\(\)/, " != ''"],
];

/** The pair of a seed: a query and another form of it, often after a slip or in another spelling that may change its meaning. */
export function likesOf(seed: number): Likes {
  const random = new Random(seed);
  const type = random.pick(["USERS", "USERS", "ACCOUNTS", "LINKED"] as const);
  const nowMs = random.pick(instants);
  const query = randomCondition(random, type, nowMs);
  const slipped = random.chance(0.1) ? slip(query, type, random) : query;
  const respelt = random.chance(0.25) ? respell(slipped, random) : slipped;
  const { tree } = parseQuery(respelt);
  return {
    queries: [
      query,
      tree
        ? printQuery(
            disguise(tree, (count) => random.below(count)),
            "line",
          )
        : query,
    ],
    type,
    nowMs,
  };
}

/** A query with one slip in it, as people make them. */
function slip(query: string, type: QueryType, random: Random): string {
  const { tree } = parseQuery(query);
  const mutants = tree ? makeMutants({ query: { tree }, gives: "members", type } as Definition) : [];
  return mutants.length > 0 ? printQuery(random.pick(mutants).tree, "line") : query;
}

function respell(query: string, random: Random): string {
  const [pattern, other] = random.pick(respellings);
  const spelt = typeof other === "string" ? query.replace(pattern, other) : query.replace(pattern, other);
  return parseQuery(spelt).tree ? spelt : query;
}
