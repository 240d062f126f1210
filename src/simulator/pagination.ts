import type { PaginationOutput } from "../segment/generated/wire.ts";
import { inputFault } from "./input-faults.ts";
import { refuseFaults } from "./refusal.ts";
import type { SimulatorSettings } from "./settings.ts";

/** The pagination parameters that most lists take. */
export interface PageParameters {
  "pagination.count"?: number;
  "pagination.cursor"?: string;
}

/** Entries of a page when no count is given (API.md 1.5). */
export const defaultPageSize = 200;

/**
 * One page of a list, whose order it keeps. Cursors are the base64 of an offset (API.md 1.5); one beyond the end gives
 * an empty page. The newest `hiddenFromList` entries, at the end, are counted and never shown.
 * Throws a 422 `Refusal` for a cursor that the simulator did not make.
 */
export function takePage<Item>(
  items: readonly Item[],
  parameters: PageParameters,
  settings: SimulatorSettings,
): { page: Item[]; pagination: PaginationOutput } {
  const count = parameters["pagination.count"] ?? defaultPageSize;
  const cursor = parameters["pagination.cursor"] ?? encodeCursor(0);
  const offset = decodeCursor(cursor);
  if (offset === undefined) refuseFaults([inputFault("pagination.cursor", "is not a cursor of this list")]);
  const start = offset ?? 0;
  const shown = Math.max(0, items.length - settings.hiddenFromList);
  const end = Math.min(start + count, shown);
  const pagination: PaginationOutput = {
    current: cursor,
    ...pageEnd("next", end < shown && start < shown ? end : undefined, settings),
    ...pageEnd("previous", start > 0 ? Math.max(0, start - count) : undefined, settings),
    totalEntries: items.length,
  };
  return { page: items.slice(start, Math.max(start, end)), pagination };
}

function pageEnd(
  name: "next" | "previous",
  offset: number | undefined,
  settings: SimulatorSettings,
): Partial<PaginationOutput> {
  if (offset !== undefined) return { [name]: encodeCursor(offset) };
  return settings.paginationEnds === "null" ? { [name]: null } : {};
}

function encodeCursor(offset: number): string {
  return Buffer.from(String(offset)).toString("base64");
}

function decodeCursor(cursor: string): number | undefined {
  const text = Buffer.from(cursor, "base64").toString();
  return /^\d{1,9}$/.test(text) && encodeCursor(Number(text)) === cursor ? Number(text) : undefined;
}
