import { canonicalQuery } from "../../../src/query/index.ts";
import { either, inTurn } from "./combine.ts";
import { conditionReader } from "./read-conditions.ts";
import { nounReader } from "./read-nouns.ts";
import { listReader } from "./read-reductions.ts";
import { type Grammar } from "./grammar.ts";
import { valueReaders, type Owner } from "./read-values.ts";

/**
 * Reads the English of a query as somebody would who knows the words and not the program: one phrase, one meaning. Whatever
 * may be attached in two ways is read in both. Throws when the words have no reading, or more than one meaning.
 *
 * @param keyOf The key of an audience or a computed trait that is called by its name. Default: a reference to that name.
 * @returns A query that says the same.
 */
export function readWords(words: string, keyOf: (owner: Owner, name: string) => string = referenceTo): string {
  const grammar: Grammar = {
    values: valueReaders(words, keyOf),
    condition: conditionReader,
    noun: nounReader,
    memory: { readings: new Map(), readers: new Map() },
  };
  const { quotedQuery, word } = grammar.values;
  const unknown = inTurn([quotedQuery, word(" (meaning not known)")], ([query = ""]) => query);
  const whole = either(conditionReader(grammar, []), nounReader(grammar, []), listReader(grammar, []), unknown);
  const complete = whole(0).filter(({ end }) => end === words.length);
  const meanings = new Map(complete.map(({ query }) => [canonicalQuery(query), query]));
  const [query] = meanings.values();
  if (query === undefined) throw new Error(`No way to read: ${words}`);
  if (meanings.size > 1) throw new Error(`${words}\ncan be read as\n${[...meanings.keys()].join("\nor as\n")}`);
  return query;
}

function referenceTo(owner: Owner, name: string): string {
  return `\${${owner}.${name}.key}`;
}
