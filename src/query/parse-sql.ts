import { sayBothWays } from "./denied-function.ts";
import { readCall } from "./parse-call.ts";
import { makeCall, type Reader } from "./reader.ts";
import type { CallNode } from "./syntax-tree.ts";

/** The tests of SQL that are made of several words, and the calls that they stand for. */
const sqlTests: readonly { words: readonly string[]; name: string; called: boolean }[] = [
  { words: ["is", "null"], name: "absent", called: false },
  { words: ["is", "not", "null"], name: "exists", called: false },
  { words: ["not", "in"], name: "none_of", called: true },
];

/** Reads `is null`, `is not null` or `not in (…)` after a value, and reports what the query language writes. */
export function readSqlTest(reader: Reader): CallNode | undefined {
  const { cursor } = reader;
  const first = cursor.peek();
  const test = sqlTests.find(
    ({ words, called }) =>
      words.every((word, index) => isWord(reader, word, index)) && cursor.is("(", words.length) === called,
  );
  if (!test) return undefined;
  const start = cursor.last?.end ?? first.start;
  // All words but the last, which takes the place of the name.
  for (let count = 1; count < test.words.length; count += 1) cursor.take();
  const last = cursor.peek();
  const words = cursor.source.slice(first.start, last.end);
  const foreign = `"${words}" is not part of the query language`;
  const place = { code: "query-foreign-spelling", severity: "error", start: first.start, end: last.end } as const;
  if (test.called) {
    cursor.note({ ...place, message: foreign, hint: sayBothWays("one_of") ?? "" });
    return readCall(reader, test.name);
  }
  const fix = { start, end: last.end, text: `.${test.name}()` };
  cursor.note({ ...place, message: `${foreign}; it writes .${test.name}(…)`, fix });
  cursor.take();
  return makeCall(test.name, last, { args: [], form: "call", end: last.end });
}

function isWord({ cursor }: Reader, word: string, ahead: number): boolean {
  const token = cursor.peek(ahead);
  return token.kind === "word" && token.text.toLowerCase() === word;
}
