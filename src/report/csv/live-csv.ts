import { liveColumns } from "../live-columns.ts";
import type { LiveList } from "../live-list.ts";
import { renderCsvTable } from "./csv-table.ts";

/** What is live in a space, for a spreadsheet. */
export function renderLiveCsv({ objects }: LiveList): string {
  return renderCsvTable(liveColumns, objects);
}
