import type { CallNode, ChainNode } from "../../query/index.ts";

/** Where a value is looked for, such as `trait plan`; `undefined` for streams. */
export function placeOf({ name, args: [first] }: CallNode): string | undefined {
  if (name !== "trait" && name !== "property" && name !== "context") return undefined;
  return first?.type === "literal" ? `${name} ${first.value}` : undefined;
}

/** Where the value comes from that the last call of a chain compares: of a stream, what its reducer looks at. */
export function comparedPlace({ head, calls }: ChainNode): string | undefined {
  return placeOf(head) ?? calls.map(reducedPlace).find((place) => place !== undefined);
}

/** What a reducer makes its value of. */
export function reducedPlace({ args: [first] }: CallNode): string | undefined {
  const reduced = first?.type === "cast" ? first.value : first;
  return reduced?.type === "chain" && reduced.calls.length === 0 ? placeOf(reduced.head) : undefined;
}
