import { escapeControls, toPrintable } from "../../values/printable.ts";
import { joinWords, plural } from "../../values/words.ts";
import { liveColumns, type LiveColumn } from "../live-columns.ts";
import type { LiveList, LiveObject } from "../live-list.ts";
import type { Style } from "../style.ts";
import { widthOf } from "./fit-line.ts";

/** The most characters of a value: a row is to stay a line. */
const LONGEST = 48;

/** Stands where an object has nothing of a column. */
const NOTHING = "-";

/** What is live in a space as a table, with a sum below it. Columns that say nothing of any object are left out. Ends with a line break. */
export function renderLiveTable({ space, objects, unread }: LiveList, style: Style): string {
  const columns = liveColumns.filter(
    ({ forPeople = true, valueOf }) => forPeople && objects.some((object) => valueOf(object) !== ""),
  );
  const titles = columns.map(({ title }) => title.toUpperCase());
  const rows = objects.map((object) => columns.map((column) => cellOf(column, object)));
  const widths = columns.map((_, at) => Math.max(...[titles, ...rows].map((cells) => widthOf(cells[at] ?? ""))));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0, columns[at]?.numbers === true))
      .join("  ")
      .trimEnd();
  const missing =
    unread.length === 0
      ? ""
      : `; ${joinWords(
          unread.map(({ kind }) => kind),
          "and",
        )} objects cannot be read`;
  const name = escapeControls(space.name ?? space.slug ?? space.id);
  const sum = `${plural(objects.length, "object")} in the space ${name}${unmanagedText(objects)}${missing}.`;
  return [...(rows.length > 0 ? [style.bold(line(titles)), ...rows.map(line), ""] : []), sum, ""].join("\n");
}

function cellOf({ valueOf }: LiveColumn, object: LiveObject): string {
  return toPrintable(valueOf(object), LONGEST) || NOTHING;
}

function pad(cell: string, width: number, toTheRight: boolean): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(cell)));
  return toTheRight ? blanks + cell : cell + blanks;
}

function unmanagedText(objects: readonly LiveObject[]): string {
  const unmanaged = objects.filter(({ owner }) => owner.status === "unmanaged").length;
  if (unmanaged === 0) return "";
  return unmanaged === objects.length ? ", unmanaged" : `, ${unmanaged} of them unmanaged`;
}
