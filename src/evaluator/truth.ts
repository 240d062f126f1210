/** What somebody would have to know to decide something. Sorted texts without repetition; empty when it is decided. */
export type Unknowns = readonly string[];

/** Whether something holds: `unknown` when open points leave both possible (Kleene's third value). */
export type Truth = true | false | "unknown";

/** A condition that was evaluated. */
export interface Verdict {
  readonly truth: Truth;
  /**
   * What leaves it open: names of open points, and other reasons in words, such as an unknown function. Empty when the
   * truth is known.
   */
  readonly unknowns: Unknowns;
}
