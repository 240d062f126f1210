import { liveColumns } from "../live-columns.ts";
import type { LiveList } from "../live-list.ts";
import { csvLines } from "./csv-lines.ts";

/**
 * What is live in a space, for a spreadsheet: a line of titles, then a line for each object (RFC 4180, with line feeds). A
 * name that a spreadsheet would compute gets an apostrophe before it. Programs read JSON, where every value stands as it is.
 */
export function renderLiveCsv({ objects }: LiveList): string {
  const rows = [
    liveColumns.map(({ title }) => title),
    ...objects.map((object) => liveColumns.map(({ valueOf }) => valueOf(object))),
  ];
  return csvLines(rows);
}
