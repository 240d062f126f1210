/** What the API does with something that its documentation leaves open: it does what was asked for, or it does not. */
export type Verdict = "accepted" | "refused";

/**
 * How the API of one space was seen to behave, as far as a plan depends on it. What is left out is not known, and then a
 * plan goes by the documentation, on the safe side.
 */
export interface KnownBehaviour {
  /** An edit of a query that turns what is computed from real time to batch or back (API.md 2.7). */
  cadenceFlip?: Verdict;
  /** An edit that adds anonymous users to a live audience (API.md 2.6). */
  anonymousIds?: Verdict;
  /** An edit of what a computed trait is about (API.md 6.1). */
  traitType?: Verdict;
  /** An empty description (API.md 2.5). */
  emptyDescription?: Verdict;
  /** A connection to a destination of another type than is declared (API.md 5.3). */
  destinationType?: Verdict;
  /** An activation with an action that the catalogue does not show (API.md 5.1). */
  unknownAction?: Verdict;
  /** How many audiences the space may hold, linked ones not counted (API.md 2.11). */
  audienceQuota?: number;
  /** How long an edit locks an audience, in seconds (API.md 2.9). */
  lockSeconds?: number;
  /** How long lists may still show what was before, in seconds (API.md 1.7). */
  listLagSeconds?: number;
}

/** The edits that may turn out to be possible in place. */
export type DoubtedEdit = "cadenceFlip" | "anonymousIds" | "traitType";
