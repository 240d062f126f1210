import type { Literal } from "./literal.ts";

/** Why two conditions cannot hold at once. */
export interface Exclusion {
  /** As the end of a sentence: `no number is both > 5 and < 3`. */
  readonly because: string;
  /** What it would take for both to hold, where that is not ruled out: `it holds a list`. Left out: nothing does. */
  readonly unless?: string;
}

/** How a doubt begins that what is absent leaves. */
export const ABSENT = "it is absent";

/** One way in which conditions exclude each other. It says nothing unless that is certain, or says what it takes. */
export type ExclusionRule = (a: Literal, b: Literal) => Exclusion | undefined;
