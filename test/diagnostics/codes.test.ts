import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { documentCodes } from "../../src/diagnostics/codes/document.ts";
import { manifestCodes } from "../../src/diagnostics/codes/manifest.ts";
import { projectCodes } from "../../src/diagnostics/codes/project.ts";
import { sortDiagnostics, type Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { suggest } from "../../src/diagnostics/suggest.ts";

const codes = Object.keys({ ...documentCodes, ...manifestCodes, ...projectCodes });

function textOf(...folders: string[]): string {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
    )
    .filter((file) => file.endsWith(".ts") && !file.includes("codes"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

describe("the rule codes of files", () => {
  const source = textOf("src/yaml", "src/project", "src/manifest");
  const tests = textOf("test/yaml", "test/project", "test/manifest");

  test.each(codes)("%s is produced somewhere", (code) => {
    expect(source.includes(`"${code}"`)).toBe(true);
  });

  test.each(codes)("%s is tested somewhere", (code) => {
    expect(tests.includes(code)).toBe(true);
  });
});

describe("sortDiagnostics", () => {
  test("orders by file, line and column, and puts findings without a place last", () => {
    const at = (file: string, line: number, column: number): Diagnostic => ({
      code: "document-syntax",
      severity: "error",
      message: `${file}${line}${column}`,
      source: { file, line, column, endLine: line, endColumn: column },
    });
    const placeless: Diagnostic = { code: "project-not-found", severity: "error", message: "last" };
    const sorted = sortDiagnostics([placeless, at("b", 1, 1), at("a", 2, 1), at("a", 1, 9), at("a", 1, 2)]);
    expect(sorted.map(({ message }) => message)).toEqual(["a12", "a19", "a21", "b11", "last"]);
  });
});

describe("suggest", () => {
  test.each([
    ["enabld", ["enabled", "name"], "enabled"],
    ["AUDIENCE", ["Audience"], "Audience"],
    ["zzz", ["enabled", "name"], undefined],
    ["x", [], undefined],
  ])("%s among %j is %s", (word, known, expected) => {
    expect(suggest(word, known)).toBe(expected);
  });
});
