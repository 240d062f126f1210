/** A line of a `.gitignore`, with what it keeps out. */
export interface IgnoredRow {
  line: string;
  about: string;
}

/** What the folder of a project makes and a repository should not hold. */
export const projectRows: readonly IgnoredRow[] = [
  { line: "node_modules/", about: "the installed program" },
  { line: ".audiencectl/", about: "the simulator's state" },
  { line: "*.plan.json", about: "saved plans" },
  { line: "plan.json", about: "saved plans" },
  { line: "*.trace.jsonl", about: "trace files" },
  { line: "trace.jsonl", about: "trace files" },
];

/** What comes to be at the top of a repository whose projects are in folders: commands run there, too, and npm installs there. */
export const topRows: readonly IgnoredRow[] = [
  { line: "node_modules/", about: "the installed program" },
  { line: "*.plan.json", about: "saved plans" },
  { line: "plan.json", about: "saved plans" },
];

/**
 * What to add to a `.gitignore`: the lines that it does not have, under a heading of their own. Empty when it has all.
 *
 * @param existing Its text, empty when there is none.
 * @param rows What it should have.
 */
export function ignoreAddition(existing: string, rows: readonly IgnoredRow[]): string {
  const known = new Set(existing.split(/\r?\n/).map(simplify));
  const missing = rows.filter(({ line }) => !known.has(simplify(line)));
  if (missing.length === 0) return "";
  const end = existing.includes("\r\n") ? "\r\n" : "\n";
  const gap = existing === "" ? "" : existing.endsWith("\n") ? end : end + end;
  const about = [...new Set(missing.map((row) => row.about))].join(", ");
  return gap + [`# audiencectl: ${about}`, ...missing.map(({ line }) => line)].map((line) => line + end).join("");
}

/** Two lines that ignore the same at the top of a repository are alike here. */
function simplify(line: string): string {
  return line.trim().replace(/^\//, "").replace(/\/$/, "");
}
