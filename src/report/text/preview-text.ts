import { count } from "../../values/words.ts";
import { escapeControls } from "../../values/printable.ts";
import type { PreviewReport, PreviewSize } from "../preview-report.ts";
import { type Style } from "../style.ts";

const units: Record<PreviewSize["type"], readonly [one: string, many: string]> = {
  USERS: ["user", "users"],
  ACCOUNTS: ["account", "accounts"],
  ENTITIES: ["entity", "entities"],
};

/**
 * A preview for people.
 *
 * @param again The command line that reads it once more.
 */
export function renderPreviewText(report: PreviewReport, again: string, style: Style): string {
  const { address = "the query", audienceType, members } = report;
  const lines = [
    `${style.bold(escapeControls(address))} (${escapeControls(audienceType)}): ${outcomeText(report)}`,
    ...comparison(report),
    ...windowLine(report),
    ...(members.length > 0 ? ["  some of them:", ...members.map((id) => `    ${escapeControls(id)}`)] : []),
    budgetText(report.budget),
    style.dim(`To read this again: ${escapeControls(again)}`),
  ];
  return `${lines.join("\n")}\n`;
}

function outcomeText({ status, size, failureReason }: PreviewReport): string {
  if (status === "FAILED") return `failed: ${escapeControls(failureReason ?? "no reason was given")}`;
  if (size?.count === undefined) return "Segment gave no size";
  const [one, many] = units[size.type] ?? ["member", "members"];
  const unique = size.uniqueCount === undefined ? "" : `, ${count(size.uniqueCount)} of them unique`;
  return `${count(size.count)} ${size.count === 1 ? one : many}${unique}`;
}

function comparison({ live, size }: PreviewReport): string[] {
  if (!live || size?.count === undefined) return [];
  const now = live.members === undefined ? "not computed yet" : `${count(live.members)} now`;
  return [`  ${now}, ${count(size.count)} with this query`];
}

function windowLine({ status, options }: PreviewReport): string[] {
  const days = options?.backfillEventDataDays;
  if (status === "FAILED" || days === undefined) return [];
  return [`  computed from the events of the last ${days === 1 ? "day" : `${count(days)} days`}`];
}

function budgetText({ perMonth, spent, told }: PreviewReport["budget"]): string {
  const all = `${count(perMonth)} previews a month`;
  if (!spent) return `This spent none of the space's ${all}.`;
  const open = `This spent one of the space's ${all}; how many are left, the API did not say`;
  if (!told) return `${open}.`;
  const { window, limit, remaining, resetsAt } = told;
  if (window === "month") {
    const until = resetsAt === undefined ? "" : ` until ${escapeControls(resetsAt.slice(0, 10))}`;
    return `${count(remaining)} of the space's ${count(limit)} previews a month are left${until}.`;
  }
  const which = window === "minute" ? `${count(limit)} a minute` : `${count(limit)} that it counts by`;
  return `${open}: it spoke of the ${which}, of which ${count(remaining)} are left.`;
}
