import { describe, expect, test } from "vitest";
import { ciFileRows } from "../../../src/commands/init/ci-files.ts";
import { ciFiles, readCiFile } from "./support/files.ts";

const page = readCiFile("README.md");

describe.each(ciFileRows)("$source", ({ source, destination }) => {
  const text = readCiFile(ciFiles.find((file) => file === source) ?? "README.md");

  test("is one of the files that are looked into here", () => {
    expect(ciFiles).toContain(source);
  });

  test("stands on the page with the place that init copies it to", () => {
    expect(page).toContain(`| \`${source}\` | \`${destination}\` |`);
  });

  test("names no environment and no branch outside of its comments", () => {
    const named = text.replaceAll(/^ *(#|\/\/|\/\*\*).*$|description: .*$/gm, "");
    expect(named).not.toMatch(/\b(production|staging|main)\b/);
  });
});

test("the line that people with another package manager replace is the same everywhere, and is on the page", () => {
  const installs = ciFiles.flatMap((file) => readCiFile(file).match(/^[^#\n]*\bnpm ci .*$/gm) ?? []);
  const lines = installs.filter((line) => !/Run npm ci|`/.test(line)).map((line) => line.replace(/^.*(?=npm ci)/, ""));
  expect(new Set(lines)).toEqual(new Set(["npm ci --ignore-scripts --no-audit --no-fund"]));
  expect(page).toContain(`\`${lines[0]}\`, after`);
});

test("workflows name each other as init copies them", () => {
  const named = [...readCiFile("github/apply.yml").matchAll(/\baudiencectl-\w+\.yml\b/g)].map(([name]) => name);
  const copied = ciFileRows.map(({ destination }) => destination.replace(".github/workflows/", ""));
  expect(new Set(named).size).toBeGreaterThan(1);
  expect(named.filter((name) => !copied.some((each) => each === name))).toEqual([]);
});
