import type { CallNode, QueryNode } from "../query/index.ts";
import type { Environment } from "./environment.ts";
import type { Outcome } from "./kleene.ts";
import type { ItemNote, Note } from "./note.ts";
import type { Unknowns } from "./truth.ts";
import type { Value } from "./value.ts";

/** A condition, ready to be asked about somebody. With a note it writes down what it sees; the answer is the same. */
export type Condition = (environment: Environment, note?: Note) => Outcome;

/** A value, ready to be read of somebody. */
export type ValueOf = (environment: Environment, note?: Note) => Value;

/** An event or row that belongs to a stream or may do so. */
export interface Candidate {
  /** The place that looks at it. */
  readonly environment: Environment;
  /** True, or what leaves it open. */
  outcome: Outcome;
  readonly note: ItemNote | undefined;
}

/** What is left of a stream, or why nobody knows. */
export type Stream = readonly Candidate[] | { readonly unknown: Unknowns };

/** A stream, ready to be read of somebody. */
export type StreamOf = (environment: Environment, note?: Note) => Stream;

/** What the calls of a chain give up to a place. */
export type Part =
  | {
      readonly type: "stream";
      readonly kind: StreamKind;
      readonly stream: StreamOf;
      /** Whether a session window has narrowed it down. */
      readonly inSession?: true;
    }
  | {
      readonly type: "scalar" | "list";
      readonly value: ValueOf;
      /** Whether it is a column of an entity. */
      readonly column: boolean;
      /** What it counts. */
      readonly counts?: "items" | "values";
      /** Whether it is a value that the query says. */
      readonly fixed?: true;
    }
  | { readonly type: "comparator"; readonly condition: Condition };

/** A part, or why there is none. */
export type PartOrFault = Part | string;

/** What a stream is made of. */
export type StreamKind = "event" | "entity";

/** Where in a query something stands. */
export interface Place {
  /** The streams whose filters or reducers it stands in, outermost first. */
  readonly streams: readonly StreamKind[];
  /** Whether it stands behind `ANY` or `ALL`. */
  readonly quantified: boolean;
  /** Whether the query is that of a computed trait, which may look at traits of users: API.md 6.1. */
  readonly ofTrait: boolean;
}

/** What calls are made ready with; here because conditions hold chains, and chains conditions. */
export interface Compiler {
  readonly condition: (node: QueryNode, place: Place) => Condition;
  /** A chain or a literal that gives a value. */
  readonly value: (
    node: QueryNode,
    place: Place,
  ) => { value: ValueOf; column: boolean; counts?: "items" | "values" } | string;
}

/** The place inside of a filter or a reducer. */
export function insideOf(kind: StreamKind, place: Place): Place {
  return { ...place, streams: [...place.streams, kind] };
}

/** A call as sentences name it. */
export function nameOf(call: CallNode): string {
  return `${call.name}(…)`;
}
