import { reachableUsers } from "../plan/change/reachable-users.ts";
import type { DriftedField, DriftedObject, DriftedPart, MissingObject } from "./drift.ts";

/** Fields that are words only: nobody enters or leaves by them. */
const words: ReadonlySet<string> = new Set(["name", "description"]);

/** How bad an edited field is, the worst first: another query, switched off, anything else, and words only. */
const ranks: readonly ((field: DriftedField) => boolean)[] = [
  ({ field }) => field === "definition.query",
  ({ field, live }) => field === "enabled" && live === false,
  ({ field }) => !words.has(field),
];

type Edited = Pick<DriftedObject, "fields" | "impact" | "dropped">;

/** How bad the edited fields of an object are: 0 is the worst. */
function editRank({ fields }: Pick<DriftedObject, "fields">): number {
  const rank = ranks.findIndex((fits) => fields.some(fits));
  return rank === -1 ? ranks.length : rank;
}

/** Whether an edit may change who is in an audience, or what a trait says: more than its words are edited. */
export function mayMoveMembers(object: Pick<DriftedObject, "fields">): boolean {
  return editRank(object) < ranks.length;
}

/**
 * Objects with the worst edit first: those that lose events, then by the fields; of the same fields, what is sent somewhere, itself or
 * through what uses it, and what most people are in. Else in their order.
 */
export function worstEditFirst<Drifted extends Edited>(objects: readonly Drifted[]): Drifted[] {
  const ranksOf = (object: Drifted): number[] => [
    object.dropped?.loses === true ? 0 : 1,
    editRank(object),
    isSent(object) ? 0 : 1,
    -(object.impact.members ?? 0),
  ];
  return objects.toSorted((a, b) => {
    const [one, other] = [ranksOf(a), ranksOf(b)];
    return one.map((rank, index) => rank - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
}

/** Whether an edit loses events, or may change who is sent somewhere. */
export function reachesPeople(object: Edited): boolean {
  return object.dropped?.loses === true || (mayMoveMembers(object) && isSent(object));
}

function isSent({ impact }: Edited): boolean {
  const { destinations = [] } = impact;
  const all = [...destinations, ...reachableUsers(impact).flatMap((user) => user.destinations ?? [])];
  return all.some(({ sends }) => sends !== "never");
}

/** Whether an object has lost its marker and nothing else, or words: nobody notices that. */
export function lostOnlyMarker(object: Pick<MissingObject, "unmarked" | "fields">): boolean {
  return object.unmarked === true && !mayMoveMembers(object);
}

/** Missing objects with those last that have lost only their marker; else in their order. */
export function lostMarkersLast<Missing extends Pick<MissingObject, "unmarked" | "fields">>(
  objects: readonly Missing[],
): Missing[] {
  return objects.toSorted((a, b) => Number(lostOnlyMarker(a)) - Number(lostOnlyMarker(b)));
}

/** Parts that are gone before those that differ, and those that nobody declared last; else in their order. */
export function worstPartFirst(parts: readonly DriftedPart[]): DriftedPart[] {
  const order: readonly DriftedPart["difference"][] = ["missing", "fields", "undeclared"];
  return parts
    .toSorted((a, b) => editRank(a) - editRank(b))
    .toSorted((a, b) => order.indexOf(a.difference) - order.indexOf(b.difference));
}
