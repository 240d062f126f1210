import { describe, expect, test } from "vitest";
import { coverageLines } from "../../src/report/text/coverage-text.ts";
import { createStyle } from "../../src/report/style.ts";
import { coveragePercent, type ObjectCoverage } from "../../src/testing/index.ts";

const source = { file: "a.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };

/** An audience with a member and nobody else seen, or neither, and so many conditions that nobody has seen. */
function covered(name: string, seen: boolean, conditions = 3): ObjectCoverage {
  return {
    address: `audience/${name}`,
    gives: "members",
    source,
    seen: { with: seen ? 1 : 0, without: seen ? 1 : 0 },
    conditions: Array.from({ length: conditions }, (_, index) => ({
      text: `trait('${index}') = 1`,
      source,
      ofItems: false,
      seen: { true: 0, false: 0 },
    })),
  } as unknown as ObjectCoverage;
}

function tell(coverage: ObjectCoverage[]): string[] {
  const summary = { tests: 0, passed: 0, failed: 0, unknown: 0 };
  return coverageLines({ environment: "test", summary, tests: [], takenAsOlder: [], coverage }, createStyle(false));
}

describe("the coverage of many objects", () => {
  const many = [covered("tested", true), ...Array.from({ length: 299 }, (_, index) => covered(`a${index}`, false))];

  test("is a summary of a screen, which says what shows all", () => {
    const lines = tell(many);
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(lines.at(-1)).toBe(
      "  … and 290 more objects. To see all: --format json; to see all of one: name its address",
    );
  });

  test("shows those first that are covered least", () => {
    expect(tell(many).join("\n")).not.toContain("audience/tested");
    expect(tell([covered("tested", true), covered("bare", false)])[1]).toMatch(/audience\/bare +0 of 8/);
  });

  test("is told with all that is missing where few objects are chosen", () => {
    expect(tell([covered("bare", false, 30)])).toHaveLength(1 + 1 + 62);
  });
});

test.each([
  [0, 300, 0],
  [1, 118, 0.84],
  [1, 1_000_000, 0.01],
  [999, 1000, 99],
  [1000, 1000, 100],
])("%i of %i are shown as %d percent", (seen, all, percent) => {
  expect(coveragePercent({ seen, all })).toBe(percent);
});
