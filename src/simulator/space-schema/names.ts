import { compareText } from "../../values/compare-text.ts";
import { notFound } from "../refusal.ts";
import type { SimulatorSettings } from "../settings.ts";

/** What lists of names take. */
export interface NameParameters<SortKey extends string> {
  search?: string;
  sortBy?: SortKey;
  sortDir?: "asc" | "desc";
}

/** The entries that have a text anywhere in one of their names; all of them without a search. */
export function searchNames<Entry>(
  entries: readonly Entry[],
  search: string | undefined,
  namesOf: (entry: Entry) => readonly string[],
  { schemaSearchCase }: SimulatorSettings,
): readonly Entry[] {
  const fold = (text: string): string => (schemaSearchCase === "ignored" ? text.toLowerCase() : text);
  return search === undefined
    ? entries
    : entries.filter((entry) => namesOf(entry).some((name) => fold(name).includes(fold(search))));
}

/** Entries by name, or by when they were last seen and then by name. */
export function sortNames<Entry extends { lastSeenAt: string }>(
  entries: readonly Entry[],
  { byTime, descending }: { byTime: boolean; descending: boolean },
  nameOf: (entry: Entry) => string,
): Entry[] {
  const sign = descending ? -1 : 1;
  return entries.toSorted((a, b) => {
    const first = byTime ? compareText(a.lastSeenAt, b.lastSeenAt) : 0;
    return sign * (first || compareText(nameOf(a), nameOf(b)));
  });
}

/** What was found; where nothing was, nothing, or a 404 `Refusal` by the setting `schemaUnknownName`. */
export function foundOr<Found>(
  found: Found | undefined,
  kind: string,
  name: string,
  { schemaUnknownName }: SimulatorSettings,
): Found | undefined {
  if (found === undefined && schemaUnknownName === 404) throw notFound(kind, name);
  return found;
}
