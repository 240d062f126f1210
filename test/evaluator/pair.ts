import type { OpenPoints } from "../../src/evaluator/open-points.ts";
import type { Subject } from "../../src/evaluator/person.ts";
import { parseQuery, type QueryNode } from "../../src/query/index.ts";
import { instants } from "./pools.ts";
import { randomPoints, randomSubject } from "./random-people.ts";
import { randomCondition, randomValue, type QueryType } from "./random-queries.ts";
import { Random } from "./random.ts";

/** A query, and all that it is asked about. */
export interface Pair {
  readonly kind: "condition" | "value";
  readonly query: string;
  readonly tree: QueryNode;
  readonly subject: Subject;
  readonly nowMs: number;
  readonly type: QueryType;
  readonly openPoints: OpenPoints;
}

/** The pair of a seed: always the same. */
export function pairOf(seed: number, kind: Pair["kind"]): Pair {
  const random = new Random(seed);
  const drawn = random.pick(["USERS", "USERS", "ACCOUNTS", "LINKED"] as const);
  // Computed traits look at no entities.
  const type = kind === "value" && drawn === "LINKED" ? "USERS" : drawn;
  const nowMs = random.pick(instants);
  const query = kind === "condition" ? randomCondition(random, type, nowMs) : randomValue(random, type, nowMs);
  const subject = randomSubject(random, type, nowMs);
  return withQuery({ kind, query: "", subject, nowMs, type, openPoints: randomPoints(random) }, query);
}

/** A pair with another query. Throws for a text that is none. */
export function withQuery(pair: Omit<Pair, "tree">, query: string): Pair {
  const { tree } = parseQuery(query);
  if (!tree) throw new Error(`This is no query: ${query}`);
  return { ...pair, query, tree };
}
