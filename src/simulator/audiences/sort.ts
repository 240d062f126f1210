import { compareText } from "../../values/compare-text.ts";
import type { StoredAudience } from "../state.ts";

/** What the sorting lists take; both or neither is given. */
export interface SortParameters {
  "sort.field"?: "CREATED_AT" | "NAME" | "UPDATED_AT";
  "sort.direction"?: "ASC" | "DESC";
}

const sortKeys: Readonly<Record<NonNullable<SortParameters["sort.field"]>, (audience: StoredAudience) => string>> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  // Ignoring case is ours: not documented.
  NAME: ({ name }) => name.toLowerCase(),
  UPDATED_AT: ({ updatedAt }) => updatedAt,
};

/** Audiences in the order asked for; in their own without one. Equals keep their order. */
export function sortAudiences(
  audiences: readonly StoredAudience[],
  { "sort.field": field, "sort.direction": direction = "ASC" }: SortParameters,
): readonly StoredAudience[] {
  if (field === undefined) return audiences;
  const keyOf = sortKeys[field];
  const sign = direction === "ASC" ? 1 : -1;
  return audiences.toSorted((a, b) => sign * compareText(keyOf(a), keyOf(b)));
}
