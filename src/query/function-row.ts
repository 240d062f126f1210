/**
 * What a part of a chain stands for, as the vendor's table of return types has it: a `stream` is a VectorExtractor,
 * StreamFilter or WindowedFilter, a `scalar` a Scalar or ScalarExtractor, a `list` a ListScalar, a `comparator` a
 * finished condition.
 */
export type ValueType = "stream" | "scalar" | "list" | "comparator";

/** What a chain gives in the end; `unknown` after a function that nobody knows. */
export type ChainType = ValueType | "unknown";

/** What one argument has to be. */
export type ArgumentKind =
  /** The quoted name of an event, trait, property, … */
  | "name"
  /** A quoted text. */
  | "text"
  /** Any literal. */
  | "value"
  /** A literal, or a chain that gives a single value. */
  | "scalar"
  /** A condition. */
  | "condition"
  /** `property('x')`, or `context('x')`. */
  | "property"
  /** A whole number from 1. */
  | "integer"
  /** A number and a unit. */
  | "duration"
  /** An ISO 8601 date or timestamp, quoted or bare. */
  | "timestamp";

/** One row of the table of functions. */
export interface FunctionRow {
  kind: "extractor" | "filter" | "reducer" | "comparison";
  args: readonly ArgumentKind[];
  /** Whether the last argument may be repeated. */
  repeats?: true;
  returns: ValueType;
  /** What it may follow in a chain; extractors follow nothing. */
  follows: readonly ValueType[];
  /** The label that may stand before the arguments, or has to. */
  label?: { name: "parent" | "exclude"; required: boolean };
  /** Types that may stand after `as`. */
  casts?: readonly string[];
  /** The type that is taken when none is given. */
  defaultCast?: string;
  /** Whether it looks into the text of values, so that what stands in its parentheses is letters: API.md 4.6. */
  looksIntoTexts?: true;
  /** Units of time that are documented for it. */
  units?: readonly string[];
  /** Whether it has a meaning only inside `where` or a reducer. */
  inner?: true;
  /** Whether it goes by the time of the items, which rows of an entity do not have. */
  byTime?: true;
  /** Whether it is documented over a trait of an account's users, for the app alone: API.md 6.1. */
  ofUsers?: true;
  /** Whether the order of its arguments has no meaning. */
  unordered?: true;
  /** The name to use instead, of the same meaning. */
  replacedBy?: string;
  /** How it is written, for hints. */
  example: string;
  /** The section of API.md that has it. */
  source: string;
}
