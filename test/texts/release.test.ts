import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "../readme/pages.ts";

const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const { version } = JSON.parse(read("package.json")) as { version: string };

test("the changelog begins with a dated section of this version, or with what is not released yet", () => {
  const headings = [...read("CHANGELOG.md").matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  const released = headings.find((heading) => heading !== "Unreleased");
  expect(headings.indexOf("Unreleased")).toBeLessThanOrEqual(0);
  expect(released).toMatch(new RegExp(String.raw`^${version.replaceAll(".", String.raw`\.`)} – \d{4}-\d{2}-\d{2}$`));
});
