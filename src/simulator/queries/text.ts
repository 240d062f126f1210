/** A function call in a query, such as `within(7 days)`. */
export interface QueryCall {
  /** The function's name as it is written. */
  name: string;
  /** What stands between its parentheses, with strings as they are written. */
  argument: string;
  /** Names of the calls that it stands in, from the outermost. */
  parents: readonly string[];
  /** The last character before the name that is not white space; empty at the start. */
  before: string;
}

const stringOrSpace = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\s+/gs;

/** The text with what is inside of its strings blanked out, character by character, so that offsets still fit. */
export function blankStrings(query: string): string {
  return query.replaceAll(stringOrSpace, (match) =>
    match.trim() === "" ? match : match.charAt(0) + " ".repeat(match.length - 2) + match.charAt(0),
  );
}

/** The text with white space outside of its strings folded into single spaces, and none at its ends. */
export function foldSpace(query: string): string {
  return query.replaceAll(stringOrSpace, (match) => (match.trim() === "" ? " " : match)).trim();
}

/** Every function call, in the order in which they end. Calls that are not closed are left out. */
export function findCalls(query: string): QueryCall[] {
  const blanked = blankStrings(query);
  const open: { name: string; start: number; argumentStart: number }[] = [];
  const calls: QueryCall[] = [];
  for (const match of blanked.matchAll(/([A-Za-z_]\w*)?\s*\(|\)/g)) {
    const end = match.index + match[0].length;
    if (match[0] !== ")") {
      open.push({ name: match[1] ?? "", start: match.index, argumentStart: end });
      continue;
    }
    const call = open.pop();
    if (call === undefined || call.name === "") continue;
    calls.push({
      name: call.name,
      argument: query.slice(call.argumentStart, match.index),
      parents: open.map(({ name }) => name),
      before: blanked.slice(0, call.start).trimEnd().slice(-1),
    });
  }
  return calls;
}
