import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { oncePerCause } from "../../src/diagnostics/once-per-cause.ts";

/** A finding of a file, whose cause is outside of the files unless the code is another. */
function finding(file: string, line: number, more: Partial<Diagnostic> = {}): Diagnostic {
  const source = { file, line, column: 3, endLine: line, endColumn: 9 };
  return { code: "manifest-undefined-variable", severity: "error", message: "no variable a", source, ...more };
}

describe("findings whose one cause is outside of the files", () => {
  test("are told once, at the first place in reading order, with the number of the others", () => {
    const places = [finding("b.yaml", 1), finding("a.yaml", 9), finding("a.yaml", 2)];
    expect(oncePerCause(places, "--verbose shows all")).toEqual([
      finding("a.yaml", 2, { message: "no variable a, here and at 2 more places: --verbose shows all" }),
    ]);
  });

  test.each([
    ["another message", { message: "no variable b" }],
    ["another remedy", { hint: "did you mean b?" }],
    ["another severity", { severity: "warning" }],
  ] as const)("are told apart by %s", (_, more) => {
    expect(oncePerCause([finding("a.yaml", 1), finding("a.yaml", 2, more)], "")).toHaveLength(2);
  });

  test("are one cause, whichever objects they are about", () => {
    const both = [finding("a.yaml", 1, { address: "audience/a" }), finding("a.yaml", 2, { address: "audience/b" })];
    expect(oncePerCause(both, "")).toHaveLength(1);
  });

  test("stay as they are where there is one place", () => {
    expect(oncePerCause([finding("a.yaml", 1)], "")).toEqual([finding("a.yaml", 1)]);
  });
});

test("Findings that are mended where they are stay, each with its place", () => {
  const wrong = { code: "manifest-wrong-type" } as const;
  const both = [finding("a.yaml", 1, wrong), finding("a.yaml", 2, wrong)];
  expect(oncePerCause(both, "")).toEqual(both);
});
