import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeWithin, type Section } from "../../../src/report/markdown/budget.ts";

const section = (head: string, entries: string[]): Section => ({
  head: `${head}\n`,
  entries,
  rest: (left) => `(${left} more of ${head})`,
});

const composed = (budget: number, ...sections: Section[]): string =>
  composeWithin(budget, { opening: "OPEN", sections, closing: "CLOSE" });

describe("a report within a budget", () => {
  test("has everything when there is room", () => {
    expect(composed(1000, section("a", ["1", "2"]), section("b", ["3"]))).toBe("OPEN\n\na\n1\n2\n\nb\n3\n\nCLOSE\n");
  });

  test("leaves empty sections out", () => {
    expect(composed(1000, section("a", []), section("b", ["3"]))).toBe("OPEN\n\nb\n3\n\nCLOSE\n");
  });

  test("fills sections in their order, keeps room for a word about the others, and counts what it leaves out", () => {
    const long = Array.from({ length: 20 }, (_, index) => `entry ${index}`);
    const text = composed(150, section("a", ["first"]), section("b", long), section("c", ["last"]));
    expect(text).toContain("a\nfirst");
    expect(text).toMatch(/\(\d+ more of b\)/);
    expect(text).toContain("c\nlast");
    expect(text.length).toBeLessThanOrEqual(150);
  });

  test("never is longer than the budget, never cuts an entry, and counts truly", () => {
    const entries = fc.array(fc.string({ unit: fc.constantFrom("x", "y"), minLength: 1, maxLength: 80 }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 5 }), fc.integer({ min: 600, max: 3000 }), (lists, budget) => {
        const sections = lists.map((list, index) => section(`s${index}`, list));
        const text = composed(budget, ...sections);
        expect(text.length).toBeLessThanOrEqual(budget);
        expect(text.startsWith("OPEN")).toBe(true);
        expect(text.endsWith("CLOSE\n")).toBe(true);
        for (const [index, list] of lists.entries()) {
          const [, body = ""] = new RegExp(`(?:^|\\n)s${index}\\n([\\s\\S]*?)(?:\\n\\n|$)`).exec(text) ?? [];
          const left = Number(new RegExp(`\\((\\d+) more of s${index}\\)`).exec(text)?.[1] ?? 0);
          const shown = body.startsWith("(") ? [] : body.split("\n").filter(Boolean);
          expect(shown).toEqual(list.slice(0, shown.length));
          expect(shown.length + left).toBe(list.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
