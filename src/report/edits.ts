import type { Change } from "../plan/generated/plan.ts";
import { escapeControls } from "../values/printable.ts";

/**
 * Who edited an object and when, to go on a sentence with: ` by ada at 2026-…`. The API does not say who for every kind,
 * so it may be empty.
 *
 * @param paint How the name stands out.
 */
export function byWhom(live: Change["live"] = {}, paint: (text: string) => string = (text) => text): string {
  const { updatedBy, updatedAt } = live;
  const who = updatedBy === undefined ? "" : ` by ${paint(escapeControls(updatedBy))}`;
  return `${who}${updatedAt === undefined ? "" : ` at ${escapeControls(updatedAt)}`}`;
}
