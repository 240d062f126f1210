import { nameKinds, type CatalogRow, type NameKind } from "../../catalog/catalog-rows.ts";
import { count } from "../../values/words.ts";
import { catalogColumns } from "../catalog-columns.ts";
import type { Style } from "../style.ts";
import { renderTextTable } from "./text-table.ts";

/** How many of a kind are called. */
const nouns: Readonly<Record<NameKind, readonly [one: string, many: string]>> = {
  event: ["event", "events"],
  property: ["property", "properties"],
  context: ["field of a context", "fields of contexts"],
  trait: ["trait", "traits"],
  entity: ["way to an entity", "ways to entities"],
  column: ["column", "columns"],
  destination: ["destination", "destinations"],
};

/** Names of a catalog as a table, with their number below. Ends with a line break. */
export function renderCatalogTable(rows: readonly CatalogRow[], style: Style): string {
  const lines = renderTextTable(catalogColumns, rows, style);
  return [...lines, ...(lines.length > 0 ? [""] : []), `${sumOf(rows)}.`, ""].join("\n");
}

/** How many names there are, by kind: `11 events, 4 traits`. */
export function sumOf(rows: readonly CatalogRow[]): string {
  const sums = nameKinds.flatMap((kind) => {
    const number = rows.filter((row) => row.kind === kind).length;
    return number === 0 ? [] : [`${count(number)} ${nouns[kind][number === 1 ? 0 : 1]}`];
  });
  return sums.length > 0 ? sums.join(", ") : "No names";
}
