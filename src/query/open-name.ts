import { readTokens } from "./lexer.ts";
import { nameUses, type ValueOwner } from "./name-uses.ts";
import { parseQuery } from "./parse-query.ts";
import type { Token } from "./token.ts";

/** The name that the end of an unfinished query is in the middle of. */
export interface OpenName {
  kind: "event" | "entity" | "trait" | "property" | "context";
  /** What stands after the opening quote, as it is written. */
  typed: string;
  quote: "'" | '"';
  /** What closes the name and its function: a quote and brackets. */
  closing: string;
  /** What a property or a field of the context is read from; left out for others, and where it is not certain. */
  of?: ValueOwner;
  /** Of an entity: the slugs of the relationships that lead to where it is asked for. */
  path: readonly string[];
}

const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * Says which name an unfinished query ends in; `undefined` when it does not end in the name of anything, or when what stands
 * before could not be understood.
 *
 * The text is closed as it would have to be and then read as any other query, so that a name belongs to the same event here
 * as it does once the query is finished.
 *
 * @param text A query up to the cursor.
 */
export function findOpenName(text: string): OpenName | undefined {
  const { tokens } = readTokens(text);
  const name = tokens.at(-1);
  const quote = name && text.charAt(name.start);
  if (!name?.unclosed || name.end !== text.length || (quote !== "'" && quote !== '"')) return undefined;
  const before = tokens.slice(0, -1);
  const { tree } = parseQuery(text + quote + closersOf(before));
  if (!tree) return undefined;
  const { events, entities, values } = nameUses(tree);
  const isHere = ({ start }: { start: number }): boolean => start === name.start;
  const call = before.slice(before.findLastIndex(({ kind, text: mark }) => kind === "punctuation" && mark === "("));
  const common = { typed: text.slice(name.start + 1), quote, closing: quote + closersOf(call), path: [] } as const;
  if (events.some(isHere)) return { ...common, kind: "event" };
  const entity = entities.find(isHere);
  if (entity) return { ...common, kind: "entity", path: entity.path.slice(0, -1) };
  const value = values.find(isHere);
  return value && { ...common, kind: value.kind, ...(value.of && { of: value.of }) };
}

/** What closes the brackets that are open after some tokens, the innermost first. */
function closersOf(tokens: readonly Token[]): string {
  const open: string[] = [];
  for (const { kind, text } of tokens)
    if (kind === "punctuation") {
      const closer = closers[text];
      if (closer !== undefined) open.unshift(closer);
      else if (text === open[0]) open.shift();
    }
  return open.join("");
}
