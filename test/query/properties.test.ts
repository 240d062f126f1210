import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  canonicalQuery,
  parseQuery,
  printQuery,
  sameQuery,
  type ArgumentNode,
  type CallNode,
  type PrintLayout,
  type QueryNode,
  type Span,
} from "../../src/query/index.ts";
import { chooserOf, model, plainly, writeModel } from "./arbitraries.ts";
import { closeQuery } from "./close-queries.ts";
import { runs } from "../support/length.ts";

const seeds = fc.array(fc.nat({ max: 999 }), { minLength: 5, maxLength: 40 });
const layouts: PrintLayout[] = ["line", "multiline"];

/** The tree of a query that has to parse without a finding. */
function treeOf(text: string): QueryNode {
  const { tree, findings } = parseQuery(text);
  expect(findings, `findings of ${text}`).toEqual([]);
  if (!tree) throw new Error(`no tree for ${text}`);
  return tree;
}

describe("random queries", () => {
  it("are written back the same after printing and reading, in both layouts", () => {
    fc.assert(
      fc.property(model, seeds, fc.constantFrom(...layouts), (query, numbers, layout) => {
        const printed = printQuery(treeOf(writeModel(query, chooserOf(numbers))), layout);
        expect(printQuery(treeOf(printed), layout)).toBe(printed);
      }),
      { numRuns: runs(200) },
    );
  });

  it("keep their meaning when they are printed", () => {
    fc.assert(
      fc.property(model, fc.constantFrom(...layouts), (query, layout) => {
        const text = writeModel(query, plainly);
        expect(canonicalQuery(printQuery(treeOf(text), layout))).toBe(canonicalQuery(text));
      }),
      { numRuns: runs(200) },
    );
  });

  it("mean the same whatever the blanks, parentheses, operators and orders", () => {
    fc.assert(
      fc.property(model, seeds, (query, numbers) => {
        const [plain, other] = [writeModel(query, plainly), writeModel(query, chooserOf(numbers))];
        expect(canonicalQuery(other, "USERS"), `${plain}\n≠\n${other}`).toBe(canonicalQuery(plain, "USERS"));
      }),
      { numRuns: runs(500) },
    );
  });

  it.each([
    ["known to the last word", model.map((query) => writeModel(query, plainly))],
    ["of odd values and functions that nobody knows", closeQuery],
  ])("%s have a canonical text that is its own canonical text, and keep it when they are printed", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const canonical = canonicalQuery(text);
        expect(canonicalQuery(canonical)).toBe(canonical);
        for (const layout of layouts) expect(canonicalQuery(printQuery(treeOf(text), layout))).toBe(canonical);
      }),
      { numRuns: runs(300) },
    );
  });

  it("differ when one digit differs", () => {
    fc.assert(
      fc.property(model, fc.nat(), (query, which) => {
        const text = writeModel(query, plainly);
        const digits = [...text.matchAll(/(?<![\w.'$-])[1-9]\d*(?![\w.-])/g)];
        const digit = digits[which % Math.max(digits.length, 1)];
        fc.pre(digit !== undefined);
        if (!digit) return;
        const changed = `${text.slice(0, digit.index)}${Number(digit[0]) + 1}${text.slice(digit.index + digit[0].length)}`;
        // The next number may stand in the query already, in a place that may change places with this one.
        fc.pre(new Set(digits.map(([number]) => number)).size === digits.length);
        fc.pre(!digits.some(([number]) => number === String(Number(digit[0]) + 1)));
        expect(sameQuery(text, changed), `${text}\n=\n${changed}`).toBe(false);
      }),
      { numRuns: runs(200) },
    );
  });

  it("have trees whose spans lie inside of each other and cover the written names", () => {
    fc.assert(
      fc.property(model, seeds, (query, numbers) => {
        const text = writeModel(query, chooserOf(numbers));
        expect(misplaced(treeOf(text), { start: 0, end: text.length }, text)).toEqual([]);
      }),
    );
  });
});

/** The nodes that reach out of the one around them, or whose name does not stand where they say. */
function misplaced(node: QueryNode | ArgumentNode | CallNode, around: Span, text: string): unknown[] {
  const outside = node.start < around.start || node.end > around.end || node.start > node.end;
  const parts = partsOf(node).flatMap((part) => misplaced(part, node, text));
  const named = node.type !== "call" || text.slice(node.nameSpan.start, node.nameSpan.end) === node.written;
  return outside || !named ? [node, ...parts] : parts;
}

function partsOf(node: QueryNode | ArgumentNode | CallNode): readonly (ArgumentNode | CallNode)[] {
  switch (node.type) {
    case "and":
    case "or":
      return node.operands;
    case "not":
    case "any":
    case "all":
      return [node.operand];
    case "chain":
      return [node.head, ...node.calls];
    case "call":
      return node.args;
    case "cast":
      return [node.value];
    case "duration":
    case "literal":
      return [];
  }
}
