import { describe, expect, it } from "vitest";
import {
  canonicalQuery,
  checkTree,
  describeQuery,
  inferCadence,
  needsHistory,
  parseQuery,
  printQuery,
  queryReferences,
} from "../../src/query/index.ts";
import { rememberTexts, type MemoryBound } from "../../src/query/remember-texts.ts";
import { examples, liveShapes } from "./examples.ts";

/** Asks for these texts in turn, and answers for which of them work was done. */
function worked(bound: MemoryBound, ...texts: string[]): string[] {
  const done: string[] = [];
  const ask = rememberTexts((text) => ({ at: done.push(text) }), bound);
  for (const text of texts) ask(text);
  return done;
}

const roomy: MemoryBound = { texts: 100, characters: 1000 };

describe("a text that is asked for again", () => {
  it("has the same tree", () => {
    const text = "event('Order Completed').count() >= 3";
    expect(parseQuery(["event('Order Completed')", "count() >= 3"].join(".")).tree).toBe(parseQuery(text).tree);
  });

  it("has the same findings when it has faults", () => {
    expect(parseQuery("trait('a'").findings).toBe(parseQuery("trait('a'").findings);
  });

  it("costs no work", () => {
    expect(worked(roomy, "a", "b", "a", "b", "b")).toEqual(["a", "b"]);
  });

  it("is told apart from one that differs in white space", () => {
    expect(worked(roomy, "a", "a\n", " a")).toEqual(["a", "a\n", " a"]);
  });
});

describe("what is remembered", () => {
  it("is as many texts as the bound says, and the oldest is forgotten first", () => {
    expect(worked({ ...roomy, texts: 2 }, "a", "b", "c", "c", "b", "a")).toEqual(["a", "b", "c", "a"]);
  });

  it("is as many characters as the bound says, and the oldest are forgotten first", () => {
    expect(worked({ ...roomy, characters: 6 }, "aaa", "bb", "cccc", "cccc", "bb", "aaa")).toEqual([
      "aaa",
      "bb",
      "cccc",
      "aaa",
    ]);
  });

  it("can be a single text as long as the bound", () => {
    expect(worked({ ...roomy, characters: 4 }, "a", "b", "cccc", "cccc", "d", "d", "cccc")).toEqual([
      "a",
      "b",
      "cccc",
      "d",
      "cccc",
    ]);
  });

  it("is never a text that is longer than the bound, and none is forgotten for it", () => {
    expect(worked({ ...roomy, characters: 4 }, "a", "bbbbb", "bbbbb", "a")).toEqual(["a", "bbbbb", "bbbbb"]);
  });

  it("stays within its bound through ten thousand texts", () => {
    const texts = Array.from({ length: 10_000 }, (_, index) => `text ${index}`);
    const again = texts.toReversed();
    expect(worked({ texts: 50, characters: 1e6 }, ...texts, ...again)).toHaveLength(10_000 + 9950);
  });
});

describe("a tree that is shared", () => {
  it("is changed by none of those who read it", () => {
    const documented = examples("audience", "computed-trait").map(({ text }) => text);
    for (const text of [...documented, ...liveShapes]) {
      const { tree } = freezeDeeply(parseQuery(text));
      canonicalQuery(text);
      if (!tree) continue;
      checkTree(tree, { kind: "audience", audienceType: "USERS" });
      checkTree(tree, { kind: "computed-trait" });
      describeQuery(tree);
      queryReferences(tree);
      inferCadence(tree, "USERS");
      needsHistory(tree, "USERS");
      expect(parseQuery(printQuery(tree, "multiline")).tree).toBeDefined();
    }
  });
});

/** The same value, in which every change throws from now on. */
function freezeDeeply<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freezeDeeply);
  return value;
}
