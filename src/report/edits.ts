import { editorOf } from "../plan/change/authors.ts";
import type { Change } from "../plan/generated/plan.ts";
import { minuteText } from "../values/minute-text.ts";
import { escapeControls } from "../values/printable.ts";

/**
 * Who edited an object and when, to go on a sentence with: ` by Ada Meyer at 2026-…`. The API does not say who for every kind,
 * so it may be empty.
 *
 * @param paint How the name stands out.
 */
export function byWhom(live: Change["live"] = {}, paint: (text: string) => string = (text) => text): string {
  const { updatedAt } = live;
  const editor = editorOf(live);
  const who = editor === undefined ? "" : ` by ${paint(escapeControls(editor))}`;
  return `${who}${updatedAt === undefined ? "" : ` at ${escapeControls(minuteText(updatedAt))}`}`;
}
