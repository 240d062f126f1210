import type { CallInput } from "./call-input.ts";
import type { SegmentClient } from "./client.ts";
import { IncompleteAnswerError, SegmentNetworkError, ShortListError } from "./errors.ts";
import type { Operations } from "./generated/wire.ts";
import { isJsonObject } from "../values/json.ts";
import { operationRow, type OperationId } from "./operations.ts";

/** The operations that answer in pages addressed by an opaque cursor. */
export type ListOperationId = {
  [Id in OperationId]: "pagination.cursor" extends keyof Operations[Id]["query"] ? Id : never;
}[OperationId];

/** Whether an operation is one of them. */
export function isListOperation(operation: OperationId): operation is ListOperationId {
  return operationRow(operation).page !== undefined;
}

/** The entries a list operation answers. */
export type ListEntry<Id extends ListOperationId> = Exclude<
  {
    [K in keyof Operations[Id]["data"]]-?: NonNullable<Operations[Id]["data"][K]> extends (infer Entry)[]
      ? Entry
      : never;
  }[keyof Operations[Id]["data"]],
  undefined
>;

/** How often a list that changed while it was read is read again before giving up. */
const UNSTABLE_RETRIES = 2;

/**
 * How many pages in a row may bring nothing new. Hidden entries can empty a page in the middle of a list (API.md 5.9);
 * pages that go on like that do not lead anywhere.
 */
const FRUITLESS_PAGES = 10;

/** So many entries no list has. One that does not say how many there are is given up there, before it fills the memory. */
const MOST_ENTRIES = 100_000;

/** All entries of a list; see `readList`. */
export async function listAll<Id extends ListOperationId>(
  client: SegmentClient,
  operation: Id,
  input: CallInput<Id>,
): Promise<ListEntry<Id>[]> {
  return (await readList(client, operation, input)).entries;
}

/** The pages of a list one after the other, for whoever need not see its end: what moves meanwhile may come twice or not at all. */
export async function* listPages<Id extends ListOperationId>(
  client: SegmentClient,
  operation: Id,
  input: CallInput<Id>,
): AsyncGenerator<ListEntry<Id>[], void, void> {
  let cursor: string | undefined;
  do {
    const page = await readPage(client, operation, input, cursor);
    yield [...page.items] as ListEntry<Id>[];
    // A cursor that leads to itself leads nowhere.
    cursor = page.next === cursor ? undefined : page.next;
  } while (cursor !== undefined);
}

/** A list that was read to its end. */
export interface WholeList<Entry> {
  entries: Entry[];
  /**
   * Whether an entry that is not in it is not there: it came in one page, which says how many there are. Without a number
   * nobody knows what is hidden, and what is deleted between two pages pushes another entry out of the next.
   */
  proven: boolean;
}

/**
 * All entries of a list, read in the largest pages the operation allows: ⌈N/max⌉ requests (API.md 1.5). A list that moved
 * between its pages is read again.
 *
 * @throws {ShortListError} when fewer entries came than the list says it has: some are hidden from this token, or the
 *   list keeps changing while it is read.
 * @throws {SegmentNetworkError} when the pages have no end: a cursor comes again, ten pages bring nothing new, or they go
 *   on a whole page after all that the list says there is.
 */
export async function readList<Id extends ListOperationId>(
  client: SegmentClient,
  operation: Id,
  input: CallInput<Id>,
): Promise<WholeList<ListEntry<Id>>> {
  for (let attempt = 0; ; attempt += 1) {
    const { entries, expected, stable, pages, counted } = await readPages(client, operation, input);
    if (stable && entries.length >= expected)
      return { entries: entries as ListEntry<Id>[], proven: counted && pages === 1 };
    // One page that is short stays short: its entries are hidden, and asking again is a waste.
    if ((stable && pages === 1) || attempt >= UNSTABLE_RETRIES)
      throw new ShortListError(operation, entries.length, expected);
  }
}

interface ListReading {
  /** Every entry once. */
  entries: unknown[];
  /** The largest total that a page gave, or the last where totals shrink; 0 when none did. */
  expected: number;
  /** Whether every page gave a total. */
  counted: boolean;
  pages: number;
  /**
   * False when the total changed from page to page or an entry came twice: another may have slipped between pages. Where
   * totals shrink, neither tells anything.
   */
  stable: boolean;
}

async function readPages<Id extends ListOperationId>(
  client: SegmentClient,
  operation: Id,
  input: CallInput<Id>,
): Promise<ListReading> {
  const { max = 0, identity = ["id"], shrinks = false } = operationRow(operation).page ?? {};
  const entries = new Map<unknown, unknown>();
  const totals = new Set<number>();
  const seen = new Set<string>();
  let repeated = false;
  let counted = true;
  let pages = 0;
  let fruitless = 0;
  let last: number | undefined;
  let cursor: string | undefined;
  do {
    const page = await readPage(client, operation, input, cursor).catch((error: unknown) => {
      client.expectPages?.(operation, 0);
      throw error;
    });
    const before = entries.size;
    for (const item of page.items) entries.set(identify(item, identity), item);
    repeated ||= entries.size < before + page.items.length;
    fruitless = entries.size > before ? 0 : fruitless + 1;
    pages += 1;
    if (page.total === undefined) counted = false;
    else totals.add(page.total);
    last = page.total;
    cursor = page.next;
    // Some may have been created meanwhile.
    const most = totals.size > 0 ? Math.max(...totals) + max : MOST_ENTRIES;
    if (cursor !== undefined && (seen.has(cursor) || fruitless >= FRUITLESS_PAGES))
      throw new SegmentNetworkError(operation, "the pages have no end");
    if (cursor !== undefined && entries.size > most)
      throw new SegmentNetworkError(operation, endless(entries.size, totals));
    if (cursor !== undefined) seen.add(cursor);
    const left = max > 0 ? Math.ceil(((page.total ?? 0) - entries.size) / max) : 0;
    client.expectPages?.(operation, cursor === undefined ? 0 : Math.max(1, left));
  } while (cursor !== undefined);
  return {
    entries: [...entries.values()],
    expected: shrinks ? (last ?? 0) : Math.max(0, ...totals),
    counted,
    pages,
    stable: shrinks || (totals.size <= 1 && !repeated),
  };
}

function endless(received: number, totals: ReadonlySet<number>): string {
  const said = totals.size > 0 ? `says that there are ${Math.max(...totals)} entries` : "does not say where it ends";
  return `the list ${said}, and still goes on after ${received}`;
}

/** One page. Cursors are numbers in one operation and texts in the others; absent, null and empty mean the end. */
async function readPage<Id extends ListOperationId>(
  client: SegmentClient,
  operation: Id,
  input: CallInput<Id>,
  cursor: string | undefined,
): Promise<{ items: readonly unknown[]; next: string | undefined; total: number | undefined }> {
  const { page } = operationRow(operation);
  const query = {
    ...input.query,
    "pagination.count": page?.max,
    ...(cursor !== undefined && { "pagination.cursor": cursor }),
  };
  const data = (await client.call(operation, { ...input, query })) as Record<string, unknown>;
  const items = data[page?.items ?? ""] ?? (page?.optional ? [] : undefined);
  if (!Array.isArray(items)) throw new SegmentNetworkError(operation, `the answer has no list of ${page?.items}`);
  // A null is no object, and what it stands for would look as if it were missing.
  const strange = items.findIndex((item) => !isJsonObject(item));
  if (strange >= 0)
    throw new IncompleteAnswerError(operation, `entry ${strange + 1} of ${page?.items}`, "fields at all");
  const { next, totalEntries } = (data["pagination"] ?? {}) as Record<string, unknown>;
  return {
    items,
    next: typeof next === "number" || (typeof next === "string" && next !== "") ? String(next) : undefined,
    total: typeof totalEntries === "number" ? totalEntries : undefined,
  };
}

/** Two entries that agree in what identifies them are the same; those that lack all of it are all different. */
function identify(entry: unknown, identity: readonly string[]): unknown {
  const fields = isJsonObject(entry) ? identity.map((name) => entry[name]) : [];
  return fields.every((field) => field === undefined || field === null)
    ? Symbol("entry without an identity")
    : JSON.stringify(fields);
}
