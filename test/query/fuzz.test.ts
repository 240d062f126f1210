import { describe, expect, it } from "vitest";
import {
  canonicalQuery,
  checkFql,
  checkQuery,
  describeQuery,
  inferCadence,
  parseQuery,
  printQuery,
  queryReferences,
} from "../../src/query/index.ts";
import { examples, liveShapes } from "./examples.ts";
import { cpuTimeMs } from "../support/cpu-time.ts";
import { runs } from "../support/length.ts";

const texts = runs(400);
const seed = 20_260_801;

/** Bits and pieces that queries are made of, wrong ones among them. */
const pieces = [
  "( ) { } [ ] , . : ' \" \\ = ! < > & | $ # ; - ‘ “ é 😀",
  "event trait entity property where within between count sum mode unique literal",
  "AND OR NOT ANY ALL and as in is true null parent: {exclude: .20 -5 1e9 007 2023-12-07 2023-99-99T1",
  "'x' '${audience.a.key}' -- /* == <> >= event('A') .count() .where( .exists() match( 'track'",
]
  .flatMap((line) => line.split(" "))
  .concat(" ", "\n", "\u200B", "7 days", "1 hour", "type = 'track'", "trait('a') = 'true'", " >= 1");
const corpus = [
  ...examples("audience", "computed-trait", "fragment", "superseded-spelling", "fql-filter").map(({ text }) => text),
  ...liveShapes,
];

/** A small generator of repeatable numbers (xorshift), so that a failure can be run again. */
function numbersFrom(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.abs(state) % below;
  };
}

function pick<T>(items: readonly T[], next: (below: number) => number, otherwise: T): T {
  return items[next(items.length)] ?? otherwise;
}

function mutate(text: string, next: (below: number) => number): string {
  const at = next(text.length + 1);
  const to = Math.min(text.length, at + next(8));
  const cut = text.slice(0, at) + text.slice(to);
  const ways = [
    () => cut,
    () => text.slice(0, at) + pick(pieces, next, "") + text.slice(at),
    () => text.slice(0, at) + pick(pieces, next, "") + text.slice(to),
    () => text.slice(0, to) + text.slice(at, to) + text.slice(to),
    () => text.slice(0, at) + pick(corpus, next, "") + text.slice(to),
  ];
  return pick(ways, next, () => text)();
}

function makeInput(next: (below: number) => number): string {
  if (next(3) === 0) return Array.from({ length: next(30) }, () => pick(pieces, next, "")).join(next(2) ? " " : "");
  let text = pick(corpus, next, "");
  for (let count = next(5) + 1; count > 0; count -= 1) text = mutate(text, next);
  return text;
}

/** Everything that can be done with a text. Throws when a promise is broken. */
function exercise(text: string): void {
  const { tree, findings } = parseQuery(text);
  const all = [
    ...findings,
    ...checkQuery(text, { kind: "audience", audienceType: "USERS" }),
    ...checkQuery(text, { kind: "computed-trait" }),
    ...checkFql(text),
  ];
  for (const { start, end, message } of all) {
    if (!(start >= 0 && start <= end && end <= text.length) || message === "") throw new Error(`bad span: ${message}`);
  }
  const canonical = canonicalQuery(text);
  const stable = canonicalQuery(canonical) === canonical;
  if (tree && !stable) throw new Error(`canonical text is not stable: ${canonical}`);
  if (!tree) {
    if (stable && parseQuery(canonical).tree) throw new Error("a text that is not understood equals one that is");
    if (!findings.some(({ severity }) => severity === "error")) throw new Error("neither a tree nor an error");
    return;
  }
  for (const layout of ["line", "multiline"] as const) {
    const printed = printQuery(tree, layout);
    const again = parseQuery(printed).tree;
    if (!again || printQuery(again, layout) !== printed) throw new Error(`print is not stable: ${printed}`);
    if (canonicalQuery(printed) !== canonical) throw new Error(`print changes the meaning: ${printed}`);
  }
  if (describeQuery(tree) === "") throw new Error("empty description");
  if (!inferCadence(tree)) throw new Error("no cadence");
  for (const { start, end } of Object.values(queryReferences(tree)).flat())
    if (end <= start) throw new Error("bad reference");
}

describe("random and mutated texts", () => {
  it(`never throw, hang or break a promise (${texts} of them)`, () => {
    const next = numbersFrom(seed);
    for (let run = 0; run < texts; run += 1) {
      const text = makeInput(next);
      expect(() => exercise(text), `run ${run}: ${JSON.stringify(text)}`).not.toThrow();
    }
  }, 600_000);

  it.each([
    ["parentheses", "("],
    ["prefixes", "NOT "],
    ["calls", "event('A').where("],
    ["operators", "= "],
    ["quotes", "'"],
    ["backslashes", "'\\"],
    ["comments", "/* "],
    ["commas", "f(1,"],
    ["dots", "."],
    ["conditions", "trait('a') = 1 AND "],
    ["brackets", "[{"],
    ["strangers", "%"],
    ["digits", "1"],
    ["fields", "type.a\\ "],
  ])("made of a hundred thousand %s are dealt with in a moment", (_, piece) => {
    const text = piece.repeat(100_000);
    const start = cpuTimeMs();
    checkQuery(text, { kind: "audience" });
    canonicalQuery(text);
    checkFql(text);
    expect(cpuTimeMs() - start).toBeLessThan(5000);
  });
});
