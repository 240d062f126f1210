import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { commandDefinitions } from "../../src/commands/definitions/command-definitions.ts";
import projectSchema from "../../schemas/project.schema.json" with { type: "json" };
import { catalogCodes } from "../../src/diagnostics/codes/catalog.ts";
import { documentCodes } from "../../src/diagnostics/codes/document.ts";
import { lintCodes } from "../../src/diagnostics/codes/lint.ts";
import { manifestCodes } from "../../src/diagnostics/codes/manifest.ts";
import { projectCodes } from "../../src/diagnostics/codes/project.ts";
import { testCodes } from "../../src/diagnostics/codes/tests.ts";
import { sortDiagnostics, type Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { ruleCodes, type RuleText } from "../../src/diagnostics/codes.ts";
import { suggest } from "../../src/values/suggest.ts";

const codes = Object.keys({
  ...documentCodes,
  ...manifestCodes,
  ...projectCodes,
  ...lintCodes,
  ...catalogCodes,
  ...testCodes,
});

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
  const source = textOf(
    "src/yaml",
    "src/probe",
    "src/project",
    "src/planning",
    "src/manifest",
    "src/query/lint",
    "src/catalog",
    "src/testing",
    "src/commands/projects",
    "src/commands/project",
  );
  const tests = textOf(
    "test/yaml",
    "test/probe",
    "test/project",
    "test/planning",
    "test/manifest",
    "test/catalog",
    "test/testing",
    "test/cli",
  );

  test.each(codes)("%s is produced somewhere", (code) => {
    expect(source.includes(`"${code}"`)).toBe(true);
  });

  test.each(codes)("%s is tested somewhere", (code) => {
    expect(tests.includes(code)).toBe(true);
  });
});

test("the project file can leave out every rule about the meaning and the names of queries, and no other", () => {
  const { "catalog-unusable": _, ...aboutNames } = catalogCodes;
  const rules = Object.keys({ ...lintCodes, ...aboutNames });
  expect(projectSchema.properties.spec.properties.lint.properties.ignore.items.enum).toEqual(rules);
});

describe("the texts of all rules", () => {
  const rules: [string, RuleText][] = Object.entries(ruleCodes);
  const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/[\p{L}\d]{3,}/gu));

  test.each(rules)("%s is a family and a name in small letters", (code) => {
    expect(code).toMatch(/^(document|project|manifest|query|lint|catalog|plan|drift|test)(-[a-z]+)+$/);
  });

  test.each(rules)("%s has a title that fits on a line of a list", (_code, { title }) => {
    expect(title).toMatch(/^\S.{8,68}[^.\s]$/);
  });

  test.each(rules)("%s is explained in sentences", (_code, { explanation }) => {
    expect(explanation).toMatch(/^\S.{64,}\.$/);
  });

  test.each(rules)("%s has an explanation that says more than its title", (_code, { title, explanation }) => {
    const known = wordsOf(title);
    const more = [...wordsOf(explanation)].filter((word) => !known.has(word));
    expect(more.length).toBeGreaterThanOrEqual(8);
  });

  test("no two rules have one title or one explanation", () => {
    const texts = rules.flatMap(([, { title, explanation }]) => [title, explanation]);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test.each(rules)("%s names only commands and flags that there are", (_code, { explanation }) => {
    const commands = [...explanation.matchAll(/audiencectl ([a-z]+)/g)].map(([, name]) => name);
    expect(commandDefinitions.map(({ name }) => name)).toEqual(expect.arrayContaining(commands));
    const flags = explanation.match(/--[a-z][a-z-]*/g) ?? [];
    const known = commandDefinitions.flatMap(({ options }) => options.map((option) => option.flags));
    expect(flags.filter((flag) => !known.some((each) => each.split(/[ ,]+/).includes(flag)))).toEqual([]);
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
