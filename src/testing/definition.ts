import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { DefinitionType, QueryNode } from "../query/index.ts";
import type { Address } from "../resources/resource.ts";
import type { LeftOutHistory } from "./history.ts";

/** A mention of another object of the project in a query. */
export interface DefinitionReference {
  /** The object that is meant. */
  address: Address;
  /** Where its key stands in the query, in UTF-16 units of the query's text. */
  start: number;
  end: number;
  /** Where the mention, or else the whole query, stands in the file. */
  source: SourceRange;
}

/** An audience or a computed trait, ready to be asked about people. */
export interface Definition {
  address: Address;
  /** Whether it has members or values. */
  gives: "members" | "values";
  type: DefinitionType;
  /** The name of the trait by which other queries see it: its key, as far as files can tell it. */
  key: string;
  /** Its query, with the keys of other objects filled in; or why it cannot be evaluated, in words. */
  query: { tree: QueryNode } | { fault: string };
  /** How often Segment probably computes it. */
  cadence: "REALTIME" | "BATCH" | "UNKNOWN";
  enabled: boolean;
  /** Types of external ids of which a profile needs one. Left out: it needs none. */
  ids?: readonly string[];
  /** Which events from before it was made its options leave out. Left out: none. */
  leavesOut?: LeftOutHistory;
  references: readonly DefinitionReference[];
  /** Where its query stands. */
  source: SourceRange;
}

/** The audiences and computed traits of a project for one environment, by address. */
export type Definitions = ReadonlyMap<Address, Definition>;
