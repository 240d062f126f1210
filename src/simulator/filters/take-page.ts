import type { ListFiltersPaginationOutput } from "../../segment/generated/wire.ts";
import { inputFault } from "../input-faults.ts";
import { refuseFaults } from "../refusal.ts";
import type { SimulatorSettings } from "../settings.ts";

/** The pagination of filters, which is unlike all others: the cursor is a number, and there is no way back. */
export interface FilterPageParameters {
  "pagination.count"?: number;
  "pagination.cursor"?: number;
}

/** Filters of a page when no count is given. Not documented; ten is the most that may be asked for (API.md 1.5). */
const defaultPageSize = 10;

/** One page of filters. The cursor is an offset. Throws a 422 `Refusal` for one that no page has. */
export function takeFilterPage<Item>(
  items: readonly Item[],
  { "pagination.count": count = defaultPageSize, "pagination.cursor": start = 0 }: FilterPageParameters,
  { hiddenFromList }: SimulatorSettings,
): { page: Item[]; pagination: ListFiltersPaginationOutput } {
  if (!Number.isSafeInteger(start) || start < 0) {
    refuseFaults([inputFault("pagination.cursor", "is not a cursor of this list")]);
  }
  const shown = Math.max(0, items.length - hiddenFromList);
  const end = Math.min(start + count, shown);
  return {
    page: items.slice(start, Math.max(start, end)),
    pagination: { current: start, ...(end < shown && start < end ? { next: end } : {}), totalEntries: items.length },
  };
}
