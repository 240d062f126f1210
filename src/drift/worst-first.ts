import type { DriftedField, DriftedObject, DriftedPart } from "./drift.ts";

/** Fields that are words only: nobody enters or leaves by them. */
const words: ReadonlySet<string> = new Set(["name", "description"]);

/** How bad an edit is, the worst first: another query, switched off, anything else, and words only. */
const ranks: readonly ((field: DriftedField) => boolean)[] = [
  ({ field }) => field === "definition.query",
  ({ field, live }) => field === "enabled" && live === false,
  ({ field }) => !words.has(field),
];

/** How bad the edited fields of an object are: 0 is the worst. */
export function editRank({ fields }: Pick<DriftedObject, "fields">): number {
  const rank = ranks.findIndex((fits) => fields.some(fits));
  return rank === -1 ? ranks.length : rank;
}

/** Objects with the worst edit first; else in their order. */
export function worstEditFirst<Drifted extends Pick<DriftedObject, "fields">>(objects: readonly Drifted[]): Drifted[] {
  return objects.toSorted((a, b) => editRank(a) - editRank(b));
}

/** Parts that are gone before those that differ, and those that nobody declared last; else in their order. */
export function worstPartFirst(parts: readonly DriftedPart[]): DriftedPart[] {
  const order: readonly DriftedPart["difference"][] = ["missing", "fields", "undeclared"];
  return worstEditFirst(parts).toSorted((a, b) => order.indexOf(a.difference) - order.indexOf(b.difference));
}
