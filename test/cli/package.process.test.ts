import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
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
  const file = pathToFileURL(path.join(root, metadata.exports["."].default)).href;
  const script = `import { applyPlan, makePlan } from "${file}"; console.log(typeof applyPlan, typeof makePlan);`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
  expect(stdout).toBe("function function\n");
});
