/** The `AND` or `OR` that conditions stand in, as the text has it. */
export interface Joint {
  /** Whether an odd number of `NOT` stands before it. */
  readonly negated: boolean;
  /** The one that it stands in. */
  readonly outer: Joint | undefined;
  /** How many it stands in. */
  readonly depth: number;
}

/** The innermost `AND` or `OR` that both stand in. */
export function jointOf(a: Joint | undefined, b: Joint | undefined): Joint | undefined {
  let [one, other] = [a, b];
  while (one !== other) {
    if ((one?.depth ?? 0) < (other?.depth ?? 0)) other = other?.outer;
    else one = one?.outer;
  }
  return one;
}
