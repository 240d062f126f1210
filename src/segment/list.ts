import type { CallInput, SegmentClient } from "./client.ts";
import { SegmentNetworkError, ShortListError } from "./errors.ts";
import type { Operations, PaginationOutput } from "./generated/wire.ts";
import { operationRow, type OperationId } from "./operations.ts";

/** The operations that answer in pages addressed by an opaque cursor. */
export type ListOperationId = {
  [Id in OperationId]: Operations[Id]["query"] extends { "pagination.cursor"?: string } ? Id : never;
}[OperationId];

/** The entries a list operation answers. */
export type ListEntry<Id extends ListOperationId> = Exclude<
  {
    [K in keyof Operations[Id]["data"]]: Operations[Id]["data"][K] extends (infer Entry)[] ? Entry : never;
  }[keyof Operations[Id]["data"]],
  undefined
>;

/** How often a list that changed while it was read is read again before giving up. */
const UNSTABLE_RETRIES = 2;

/**
 * All entries of a list, read in the largest pages the operation allows: ⌈N/max⌉ requests (facts 1.4).
 *
 * @throws {ShortListError} when fewer entries came than the list says it has: some are hidden from this token, or the
 *   list keeps changing while it is read.
 */
export async function listAll<Id extends ListOperationId>(
  client: SegmentClient,
  operation: Id,
  input: CallInput<Id>,
): Promise<ListEntry<Id>[]> {
  for (let attempt = 0; ; attempt += 1) {
    const { entries, expected, stable } = await readPages(client, operation, input);
    if (stable && entries.length >= expected) return entries as ListEntry<Id>[];
    // A list that is short although nothing moved stays short: its entries are hidden, and asking again is a waste.
    if (stable || attempt >= UNSTABLE_RETRIES) throw new ShortListError(operation, entries.length, expected);
  }
}

/** `stable` is false when the total changed from page to page, so that an entry may have slipped between two pages. */
async function readPages<Id extends ListOperationId>(
  client: SegmentClient,
  operation: Id,
  input: CallInput<Id>,
): Promise<{ entries: unknown[]; expected: number; stable: boolean }> {
  const { page } = operationRow(operation);
  const entries: unknown[] = [];
  const totals = new Set<number>();
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const query = {
      ...input.query,
      "pagination.count": page?.max,
      ...(cursor !== undefined && { "pagination.cursor": cursor }),
    };
    const data = (await client.call(operation, { ...input, query })) as unknown as Record<string, unknown>;
    const items = data[page?.items ?? ""];
    if (!Array.isArray(items)) throw new SegmentNetworkError(operation, `the answer has no list of ${page?.items}`);
    entries.push(...(items as unknown[]));
    const pagination = data["pagination"] as PaginationOutput | undefined;
    if (pagination?.totalEntries !== undefined) totals.add(pagination.totalEntries);
    cursor = pagination?.next ?? undefined;
    if (cursor !== undefined && seen.has(cursor))
      throw new SegmentNetworkError(operation, "the pages go round in a circle");
    if (cursor !== undefined) seen.add(cursor);
  } while (cursor !== undefined);
  return { entries, expected: Math.max(0, ...totals), stable: totals.size <= 1 };
}
