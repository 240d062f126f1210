import { escapeControls } from "../../values/printable.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Drift } from "../../drift/drift.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { describeUnmanaged } from "../../drift/find-unmanaged.ts";
import { wordsOf } from "../action-words.ts";
import { fieldChanges } from "../../plan/change/field-changes.ts";
import { type Style } from "../style.ts";

/** What is listed below the drift, one line each: live objects of nobody, notices, and pending changes if they were asked for. */
export function renderAsides({ unmanaged, notices, pending, asked }: Drift, style: Style): string[][] {
  const fails = asked.unmanaged === "fail";
  const paint = fails ? style.red : style.dim;
  return [
    ...(unmanaged.length > 0
      ? [
          [
            fails ? "Unmanaged:" : "Unmanaged (not drift):",
            ...unmanaged.map((object) => `${paint("  ?")} ${escapeControls(describeUnmanaged(object))}`),
          ],
        ]
      : []),
    ...(notices.length > 0
      ? [["Worth knowing (not drift):", ...notices.flatMap((notice) => renderNotice(notice, style))]]
      : []),
    ...(asked.pending && pending.length > 0
      ? [["Pending changes (not drift):", ...pending.map((change) => renderPending(change, style))]]
      : []),
  ];
}

function renderNotice({ message, hint }: Diagnostic, style: Style): string[] {
  const remedy = hint === undefined ? [] : [`      ${escapeControls(hint)}`];
  return [`${style.dim("  i")} ${escapeControls(message)}`, ...remedy];
}

function renderPending(change: Change, style: Style): string {
  const { sign, colour, planned } = wordsOf(change);
  const fields = change.action === "update" ? fieldChanges(change).map(({ field }) => field) : [];
  const what = fields.length === 0 ? "" : `: ${escapeControls(fields.join(", "))}`;
  return `${style[colour](sign.padStart(3))} ${style.bold(escapeControls(change.address))} ${planned}${what}`;
}
