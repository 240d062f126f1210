import type { Profile } from "../../probe/generated/profile.ts";

/**
 * An issue to paste about what Segment does and no value of a setting stands for: fixed words, statuses and numbers of exchanges,
 * and nothing of the space. Ends with a line break.
 *
 * @param aboutOf What a setting decides, by its name.
 * @returns `undefined` when every setting that was seen has a value.
 */
export function renderOutsideIssue(
  { tool, region, settings }: Profile,
  aboutOf: (setting: string) => string,
): string | undefined {
  const rows = Object.entries(settings).filter(([, { confidence }]) => confidence === "outside");
  if (rows.length === 0) return undefined;
  const names = rows.map(([name]) => name);
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
    "The lines of these exchanges in probe.exchanges.jsonl:",
    "",
  ].join("\n");
}
