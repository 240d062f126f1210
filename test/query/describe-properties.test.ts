import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeQuery, printQuery } from "../../src/query/index.ts";
import { runs } from "../support/length.ts";
import { closeQuery, meaningOf, treeOf } from "./close-queries.ts";
import { knownCondition, knownValue } from "./known-queries.ts";

describe("the words of random queries", () => {
  it("are the same only where the meaning is the same", () => {
    const meanings = new Map<string, { meaning: string; text: string }>();
    fc.assert(
      fc.property(fc.oneof(closeQuery, knownCondition, knownValue), (text) => {
        const tree = treeOf(text);
        const [words, meaning] = [describeQuery(tree), meaningOf(tree)];
        const known = meanings.get(words);
        if (!known) meanings.set(words, { meaning, text });
        else expect(meaning, `${text}\nand\n${known.text}\nboth read\n${words}`).toBe(known.meaning);
      }),
      { numRuns: runs(2000) },
    );
  });

  it("name every function that nobody knows", () => {
    fc.assert(
      fc.property(closeQuery, (text) => {
        const tree = treeOf(text);
        const words = describeQuery(tree);
        const strangers = ["shines", "lower", "near", "sounds_like", "older_than", "lately", "median", "journey"];
        for (const call of strangers
          .map((name) => `${name}(`)
          .filter((part) => printQuery(tree, "line").includes(part)))
          expect(words, text).toContain(call);
        expect(strangers.some((name) => words.includes(`${name}(`)) && !words.includes("(meaning not known)")).toBe(
          false,
        );
      }),
      { numRuns: runs(500) },
    );
  });
});
