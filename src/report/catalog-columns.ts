import type { CatalogRow } from "../catalog/catalog-rows.ts";
import { listSome } from "../values/words.ts";
import type { TableColumn } from "./table-column.ts";

/** Every column of a list of names, in the order in which they are shown. */
export const catalogColumns: readonly TableColumn<CatalogRow>[] = [
  { title: "kind", valueOf: ({ kind }) => kind },
  { title: "name", valueOf: ({ name }) => name },
  { title: "of", valueOf: ({ of = "" }) => of },
  { title: "type", valueOf: ({ type = "" }) => type },
  { title: "seen", valueOf: seenOf },
  {
    title: "per day",
    valueOf: ({ perDay }) => (perDay === undefined ? "" : `${perDay}${perDay > 0 ? "+" : ""}`),
    numbers: true,
  },
  { title: "values", valueOf: ({ values = [] }) => listSome(values) },
  { title: "notes", valueOf: ({ notes }) => notes.join(", ") },
];

function seenOf({ seen }: CatalogRow): string {
  if (seen === undefined || seen === "never") return seen ?? "";
  return "since" in seen ? `since ${seen.since}` : `last ${seen.last}`;
}
