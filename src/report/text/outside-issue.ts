import type { Profile } from "../../probe/generated/profile.ts";
import { escapeControls } from "../../values/printable.ts";

/** What an issue says besides what the profile does. */
export interface OutsideIssueFacts {
  /** What a setting decides, by its name. */
  aboutOf: (setting: string) => string;
  /** The name of the recording. */
  recording: string;
}

/**
 * An issue to paste about what Segment does and no value of a setting stands for: fixed words, statuses and numbers of exchanges,
 * and nothing of the space. Ends with a line break.
 *
 * @returns `undefined` when every setting that was seen has a value.
 */
export function renderOutsideIssue(
  { tool, region, settings }: Profile,
  { aboutOf, recording }: OutsideIssueFacts,
): string | undefined {
  const rows = Object.entries(settings).filter(([, { confidence }]) => confidence === "outside");
  if (rows.length === 0) return undefined;
  const names = rows.map(([name]) => name);
  const lines = [...new Set(rows.flatMap(([, { exchanges }]) => exchanges))].toSorted((a, b) => a - b);
  return [
    `Title: No value of ${names.join(", ")} fits what Segment does`,
    "",
    `audiencectl ${tool}, region ${region}`,
    ...rows.flatMap(([name, { note = "", exchanges }]) => [
      "",
      `- ${name}: ${note} (exchange ${exchanges.join(", ")})`,
      `  What it decides: ${aboutOf(name)}`,
    ]),
    "",
    `Line ${lines.join(", ")} of ${recording}:`,
    "",
  ]
    .map(escapeControls)
    .join("\n");
}
