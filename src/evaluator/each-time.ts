import type { Combine } from "./reducer-row.ts";

/** A reducer for which it matters how often a value was seen, and not only which values were. */
export function eachTime(combine: Combine): Combine {
  return (picked, circumstances, least) =>
    combine(
      picked.flatMap((each) => Array.from({ length: each.item.event?.times ?? 1 }, () => each)),
      circumstances,
      least,
    );
}
