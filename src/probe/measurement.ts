import type { Seen } from "./seen.ts";

/** Bounds of a number. */
export interface Bounds {
  min: number;
  max: number;
}

/** How long something took, as far as looking from outside can tell. */
export interface Measurement {
  /** API seconds. The upper bound is infinite where its end was not seen. */
  bounds: Bounds;
  /** The answer before it, where there is one, and the answer that showed its end. */
  answers: readonly Seen[];
}
