/** What a repository should not hold, with what it is. */
const rows = [
  { line: ".audiencectl/", about: "the simulator's state" },
  { line: "*.plan.json", about: "saved plans" },
  { line: "plan.json", about: "saved plans" },
  { line: "*.trace.jsonl", about: "trace files" },
  { line: "trace.jsonl", about: "trace files" },
] as const;

/**
 * What to add to a `.gitignore`: the lines that it does not have, under a heading of their own. Empty when it has all.
 *
 * @param existing Its text, empty when there is none.
 */
export function ignoreAddition(existing: string): string {
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
