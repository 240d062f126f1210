import { escapeControls } from "../../values/printable.ts";
import { joinWords, plural } from "../../values/words.ts";
import { liveColumns } from "../live-columns.ts";
import type { LiveList, LiveObject } from "../live-list.ts";
import type { Style } from "../style.ts";
import { renderTextTable } from "./text-table.ts";

/** What is live in a space as a table, with a sum below it. Ends with a line break. */
export function renderLiveTable({ space, objects, unread }: LiveList, style: Style): string {
  const lines = renderTextTable(liveColumns, objects, style);
  const missing =
    unread.length === 0
      ? ""
      : `; ${joinWords(
          unread.map(({ kind }) => kind),
          "and",
        )} objects cannot be read`;
  const name = escapeControls(space.name ?? space.slug ?? space.id);
  const sum = `${plural(objects.length, "object")} in the space ${name}${unmanagedText(objects)}${missing}.`;
  return [...lines, ...(lines.length > 0 ? [""] : []), sum, ""].join("\n");
}

function unmanagedText(objects: readonly LiveObject[]): string {
  const unmanaged = objects.filter(({ owner }) => owner.status === "unmanaged").length;
  if (unmanaged === 0) return "";
  return unmanaged === objects.length ? ", unmanaged" : `, ${unmanaged} of them unmanaged`;
}
