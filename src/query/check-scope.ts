import type { QueryFinding } from "./finding.ts";

/** What a query is for; decides what it may hold and how it has to end. */
export interface CheckQueryOptions {
  kind: "audience" | "computed-trait";
  /** Rules that hang on the type are left out when it is not given. Computed traits have only the first two. */
  audienceType?: "USERS" | "ACCOUNTS" | "LINKED";
  /** Names of functions that nobody has to know. Default: none. */
  allowed?: readonly string[];
  /** `definition.targetEntity` as declared; the query itself never says it. */
  targetEntity?: string;
}

/** Where in a query the checker is. */
export interface Scope {
  options: CheckQueryOptions;
  /** How many `where` are around this place. */
  wheres: number;
  /** How many `entity(…)` streams are around this place. */
  entities: number;
  /** Whether this is the argument of a reducer. */
  inReducer: boolean;
  /** Whether a `NOT`, `ANY` or `ALL` stands directly before this place, so that what has `AND` in it needs parentheses. */
  isBound: boolean;
  /** Whether `ALL` stands before this place: what no user fulfils may hold of an account without users. */
  ofEvery: boolean;
  report: (finding: QueryFinding) => void;
}
