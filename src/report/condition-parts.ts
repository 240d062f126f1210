/** How the events that a condition of a filter finds compare with those of another one. */
export type Reach = "fewer" | "more";

/**
 * Whether a condition certainly finds fewer events than another one, or more: where both are parts joined by `and`, and one has
 * all the parts of the other and further ones. `undefined` where that does not show.
 */
export function compareReach(old: string, next: string): Reach | undefined {
  const [before, after] = [partsOf(old), partsOf(next)];
  if (!before || !after || before.size === after.size) return undefined;
  if ([...before].every((part) => after.has(part))) return "fewer";
  return [...after].every((part) => before.has(part)) ? "more" : undefined;
}

/** A quoted text, a bracket, or a word: what decides where a condition can be taken apart. */
const PIECES = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[()]|[^\s()'"]+|\s+|['"]/g;

/** The parts that `and` joins; `undefined` where anything else joins or turns them round, which only a parser could weigh. */
function partsOf(condition: string): Set<string> | undefined {
  const parts: string[] = [""];
  let depth = 0;
  for (const [piece] of condition.matchAll(PIECES)) {
    const word = piece.toLowerCase();
    const isQuoted = /^['"]./.test(piece);
    if (!isQuoted && /^(?:or|not|!|['"])$|^!(?!=)|\|\||.&&|&&./.test(word)) return undefined;
    if (piece === "(") depth += 1;
    if (piece === ")") depth -= 1;
    if (depth === 0 && (word === "and" || word === "&&")) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${/^\s+$/.test(piece) ? " " : piece}`);
  }
  const trimmed = parts.map((part) => part.trim());
  return depth !== 0 || trimmed.includes("") ? undefined : new Set(trimmed);
}
