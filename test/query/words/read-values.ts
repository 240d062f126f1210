import { either, inTurn, type Reader } from "./combine.ts";

/** Whom a name belongs to that is not a name of the query itself. */
export type Owner = "audience" | "trait";

/** Reads what has no words inside: names, values, lengths of time. */
export interface ValueReaders {
  word: (expected: string) => Reader;
  name: Reader;
  ownName: (owner: Owner) => Reader;
  value: Reader;
  values: Reader;
  texts: Reader;
  date: Reader;
  duration: Reader;
  number: Reader;
  type: Reader;
  quotedQuery: Reader;
}

/** Words that are a name by their capitals, or by a character that plain words do not have. */
const bareName = /\p{Lu}[\p{L}\p{N}_.-]*|\p{Ll}[\p{L}\p{N}_.-]*[\p{Lu}\p{N}_.-][\p{L}\p{N}_.-]*/uy;

/** @param keyOf The key of an audience or a computed trait that is called by its name. */
export function valueReaders(words: string, keyOf: (owner: Owner, name: string) => string): ValueReaders {
  const match = (pattern: RegExp, say: (found: string, group: string) => string): Reader => {
    const sticky = new RegExp(pattern.source, "uy");
    return (at) => {
      sticky.lastIndex = at;
      const found = sticky.exec(words);
      return found ? [{ end: sticky.lastIndex, query: say(found[0], found[1] ?? "") }] : [];
    };
  };
  const word = (expected: string): Reader => {
    return (at) => (words.startsWith(expected, at) ? [{ end: at + expected.length, query: "" }] : []);
  };
  const text = either(
    match(/"([^"\\]*)"/, (_, value) => quote(value)),
    match(/'(?:[^'\\]|\\[^])*'/, (found) => found),
  );
  // Every run of words with capitals may be the name, a shorter one as well as a longer one.
  const bare: Reader = (at) => {
    const ends: number[] = [];
    for (let next = at; ; next = (ends.at(-1) ?? 0) + 1) {
      bareName.lastIndex = next;
      if (!bareName.test(words)) break;
      ends.push(bareName.lastIndex);
      if (!/\p{Lu}/u.test(words.charAt(next)) || words.charAt(bareName.lastIndex) !== " ") break;
    }
    return ends.map((end) => ({ end, query: quote(words.slice(at, end)) }));
  };
  const name = either(text, bare);
  const number = match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w:.-])/, (found) => found);
  const date = match(/\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w:-])/, (found) => found);
  const flag = match(/(?:true|false)\b/, (found) => `'${found}'`);
  const plain = either(text, flag, number, date);
  return {
    word,
    name,
    ownName: (owner) => (at) => name(at).map(({ end, query }) => ({ end, query: quote(keyOf(owner, textOf(query))) })),
    value: plain,
    values: listOf(plain, "or", word),
    texts: listOf(text, "and", word),
    date,
    duration: match(/-?[\d.]+ (?:second|minute|hour|day|week)s?\b/, (found) => found),
    number,
    type: match(/(?:string|number|array)\b/, (found) => found),
    quotedQuery: match(/`((?:[^'`]|'(?:[^'\\]|\\[^])*')*)`/, (_, query) => query),
  };
}

/** `a`, `a or b`, `a, b or c`. */
function listOf(item: Reader, joint: string, word: (expected: string) => Reader): Reader {
  const join = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(", ");
  const more: Reader = (at) =>
    either(inTurn([word(` ${joint} `), item], join), inTurn([word(", "), item, more], join))(at);
  return either(item, inTurn([item, more], join));
}

function quote(value: string): string {
  return `'${value.replaceAll("'", String.raw`\'`)}'`;
}

/** What a text of the query language stands for. */
function textOf(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/\\(['"\\])/g, "$1");
}
