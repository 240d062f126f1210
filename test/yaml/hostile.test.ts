import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { limitFindings, maxFindings } from "../../src/yaml/limit-findings.ts";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";
import { cpuTimeMs } from "../support/cpu-time.ts";
import { isLong } from "../support/length.ts";
import { faultsOf } from "./faults.ts";

const codesOf = (text: string): string[] => faultsOf(text).map((fault) => / ([a-z-]+):/.exec(fault)?.[1] ?? fault);

/** How often a piece is repeated: as often as a file of the greatest size can hold it, or a good part of that. */
/** What takes seconds to refuse: at night only. */
const millions: [string, string, string][] = [
  ["millions of list items", `[${"1,".repeat(2_500_000)}]`, "document-too-large"],
  ["millions of empty documents", "---\n".repeat(1_200_000), "document-too-large"],
];

const repeat = (piece: string, most: number): string => piece.repeat(isLong ? most : most / 4);

describe("a hostile file is refused, quickly and without a crash", () => {
  const bomb = (levels: number): string =>
    Array.from({ length: levels }, (_, at) =>
      at === 0
        ? "a0: &a0 [x, x, x, x, x, x, x, x, x]"
        : `a${at}: &a${at} [${Array(9)
            .fill(`*a${at - 1}`)
            .join(", ")}]`,
    ).join("\n");

  test.each<[title: string, text: string, code: string]>([
    ["100,000 open brackets", `a: ${"[".repeat(100_000)}`, "document-too-deep"],
    ["100,000 open braces", "{a: ".repeat(100_000), "document-too-deep"],
    ["100,000 dashes", "- ".repeat(100_000), "document-too-deep"],
    ["100,000 question marks", "? ".repeat(100_000), "document-too-deep"],
    [
      "mappings nested in blocks",
      Array.from({ length: 1000 }, (_, at) => `${" ".repeat(at)}a:\n`).join(""),
      "document-too-deep",
    ],
    ["nine levels of aliases of aliases", bomb(9), "document-alias-bomb"],
    [
      "aliases that nest too deep",
      Array.from({ length: 70 }, (_, at) => (at === 0 ? "a0: &a0 [x]" : `a${at}: &a${at} [*a${at - 1}]`)).join("\n"),
      "document-too-deep",
    ],
    ...(isLong ? millions : []),
    ["closing braces without end", repeat("}", 900_000), "document-syntax"],
    ["lists without end that are not closed", repeat("a: [\n", 100_000), "document-syntax"],
    ["quotes without end that are not closed", repeat('a: "b\n', 100_000), "document-syntax"],
    ["wrong indentations without end", repeat("a:\n  b: 1\n c: 2\n", 40_000), "document-syntax"],
    ["anchors without end", repeat("&a ", 490_000), "document-syntax"],
  ])("%s", (_title, text, code) => {
    const started = cpuTimeMs();
    const [first] = codesOf(text);
    expect(first).toBe(code);
    expect(cpuTimeMs() - started).toBeLessThan(15_000);
  });

  test("a modest number of aliases is fine", () => {
    expect(faultsOf(bomb(3))).toEqual([]);
  });

  test("the place of nesting that is too deep is told", () => {
    expect(faultsOf(`a: ${"[".repeat(1000)}`)).toEqual([
      "1:65-66 document-too-deep: the document has more than 60 levels of nesting [leave the file out of spec.manifests, or split it]",
    ]);
  });

  test("a single line of a megabyte is fine", () => {
    expect(faultsOf(`a: ${"x".repeat(1_000_000)}\n`)).toEqual([]);
  });

  test.runIf(isLong)("100,000 different keys in one mapping are compared without comparing each with each", () => {
    const text = Array.from({ length: 100_000 }, (_, at) => `k${at}: 1\n`).join("");
    expect(faultsOf(text)).toEqual([]);
  });

  test("documents before the limit keep their values, and the rest counts as broken", () => {
    const { documents } = parseYaml(new SourceText("f", `a: 1\n---\n${"[".repeat(1000)}`));
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, undefined]);
  });

  test("the faults listed for one file are limited, and their number is said", () => {
    const { diagnostics } = parseYaml(new SourceText("f", "a: 1\n".repeat(1000)));
    const limited = limitFindings(diagnostics);
    expect(limited).toHaveLength(maxFindings);
    expect(limited.at(-1)?.hint).toContain("; this file has more faults, these are the first 100");
  });

  test("parsing leaves the stack trace limit of the process as it was", () => {
    const before = Error.stackTraceLimit;
    faultsOf("a: [");
    expect(Error.stackTraceLimit).toBe(before);
  });
});
