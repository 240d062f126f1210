import type { ListOperationId } from "../segment/list.ts";
import type { OperationRequest } from "../segment/operation-request.ts";
import { operationRow } from "../segment/operations.ts";
import type { JsonObject } from "../values/json.ts";
import type { Ask } from "./ask.ts";
import { entriesIn, objectIn, type Seen } from "./seen.ts";

/**
 * Reads all pages of a list, as one answer: that of the last page, with the entries of all in its data and without links to
 * other pages. It was sent when the first was. The only place that knows of cursors; each goes with a count, without which
 * it is refused (API.md 1.5).
 *
 * @returns The first answer that is no success, where there is one.
 */
export async function askForAll(ask: Ask, operation: ListOperationId, request: OperationRequest = {}): Promise<Seen> {
  const { max = 0, items = "" } = operationRow(operation).page ?? {};
  const entries: JsonObject[] = [];
  const cursors = new Set<string>();
  let sentMs: number | undefined;
  for (let cursor: string | undefined; ;) {
    const page = { "pagination.count": max, ...(cursor !== undefined && { "pagination.cursor": cursor }) };
    const seen = await ask(operation, { ...request, query: { ...request.query, ...page } });
    if (!seen.ok) return seen;
    entries.push(...entriesIn(seen, items));
    sentMs ??= seen.sentMs;
    const { next, previous: _, ...pagination } = objectIn(seen, "pagination");
    // Filters have numbers for cursors (API.md 1.5).
    cursor = (typeof next === "string" && next !== "") || typeof next === "number" ? String(next) : undefined;
    // Pages that go round in a circle lead nowhere.
    if (cursor === undefined || cursors.has(cursor))
      return { ...seen, sentMs, data: { ...seen.data, [items]: entries, pagination } };
    cursors.add(cursor);
  }
}
