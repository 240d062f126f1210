import { readFileSync } from "node:fs";
import path from "node:path";
import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import metadata from "../../package.json" with { type: "json" };

const root = path.resolve(import.meta.dirname, "..");

/** Git is no reason: the code starts it itself, and nothing needs to be built for it. */
const innocent = new Set([path.join(root, "support/repository.ts"), path.join(root, "yaml/read-text-file.test.ts")]);

/** Whether a file, or a file of the tests that it imports, starts programs. */
function startsPrograms(file: string, seen = new Set<string>()): boolean {
  if (seen.has(file) || innocent.has(file)) return false;
  seen.add(file);
  const imports = [...readFileSync(file, "utf8").matchAll(/^(?:import|export|\} from)\b[^"\n]*"([^"]+)"/gm)];
  return imports.some(([, from = ""]) =>
    from.startsWith(".")
      ? isOfTests(path.resolve(file, "..", from)) && startsPrograms(path.resolve(file, "..", from), seen)
      : ["node:child_process", "playwright-core"].includes(from),
  );
}

function isOfTests(file: string): boolean {
  return file.startsWith(root + path.sep) && file.endsWith(".ts");
}

const files = globSync("**/*.test.ts", { cwd: root, absolute: true });

test("tests that start programs are named *.process.test.ts, and no others are", () => {
  expect(files.filter((file) => file.endsWith(".process.test.ts") !== startsPrograms(file))).toEqual([]);
});

test("tests that are longer at night are among those that run at night", () => {
  const [, words = ""] = /vitest run (.*)$/.exec(metadata.scripts.nightly) ?? [];
  const isLonger = (file: string): boolean => /from "\S*\/length\.ts"/.test(readFileSync(file, "utf8"));
  const isNightly = (file: string): boolean => words.split(" ").some((word) => file.includes(word));
  expect(files.filter((file) => isLonger(file) && !isNightly(file))).toEqual([]);
});
