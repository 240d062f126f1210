import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { replaceFile } from "../../src/values/replace-file.ts";
import { temporaryFolder } from "../support/project.ts";

test("a file keeps its mode when it is replaced", async () => {
  const file = path.join(temporaryFolder(), "file");
  writeFileSync(file, "old");
  chmodSync(file, 0o640);
  await replaceFile(file, "new");
  expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["new", 0o640]);
});

test("a file gets the mode that is asked for", async () => {
  const file = path.join(temporaryFolder(), "file");
  writeFileSync(file, "old", { mode: 0o644 });
  await replaceFile(file, "new", 0o600);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("a link stays a link, and what it leads to is replaced", async () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, "file"), "old");
  symlinkSync("file", path.join(folder, "link"));
  await replaceFile(path.join(folder, "link"), "new");
  expect(readFileSync(path.join(folder, "file"), "utf8")).toBe("new");
});

test("nothing is left beside a file that cannot be replaced", async () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "taken"));
  await expect(replaceFile(path.join(folder, "taken"), "new")).rejects.toThrow("EISDIR");
  expect(readdirSync(folder)).toEqual(["taken"]);
});
