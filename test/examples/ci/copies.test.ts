import { describe, expect, test } from "vitest";
import { ciFileRows, nameEnvironment } from "../../../src/commands/init/ci-files.ts";
import { ciFiles, readCiFile } from "./support/files.ts";

const page = readCiFile("README.md");

describe.each(ciFileRows)("$source", ({ ci, source, destination }) => {
  const text = readCiFile(ciFiles.find((file) => file === source) ?? "README.md");

  test("is one of the files that are looked into here", () => {
    expect(ciFiles).toContain(source);
  });

  test("stands on the page with the place that init copies it to", () => {
    expect(page).toContain(`| \`${source}\` | \`${destination}\` |`);
  });

  // The workflows for GitHub find the environments by themselves.
  test.skipIf(ci === "github")("names another environment in all of it once init has put that in", () => {
    const named = nameEnvironment(text, "staging");
    expect(named).toMatch(/AUDIENCECTL_ENV\S*\s*[:=]?\W*staging\b/);
    expect(named).not.toMatch(/\bproduction\b/);
  });
});

test("workflows name each other as init copies them", () => {
  const named = [...readCiFile("github/apply.yml").matchAll(/\baudiencectl-\w+\.yml\b/g)].map(([name]) => name);
  const copied = ciFileRows.map(({ destination }) => destination.replace(".github/workflows/", ""));
  expect(new Set(named).size).toBeGreaterThan(1);
  expect(named.filter((name) => !copied.some((each) => each === name))).toEqual([]);
});
