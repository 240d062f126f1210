import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import metadata from "../../package.json" with { type: "json" };

const root = path.resolve(import.meta.dirname, "../..");

test.each([metadata.bin.audiencectl, metadata.exports["."].types, metadata.exports["."].default])(
  "the package has what it promises at %s",
  (file) => {
    expect(existsSync(path.join(root, file))).toBe(true);
  },
);

test("the library can be loaded, with everything in place", async () => {
  const library = (await import(path.join(root, metadata.exports["."].default))) as Record<string, unknown>;
  expect(typeof library["makePlan"]).toBe("function");
  expect(typeof library["applyPlan"]).toBe("function");
});
