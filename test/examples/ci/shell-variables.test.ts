import { expect, test } from "vitest";
import { ciFiles, readCiFile } from "./support/files.ts";

/*
 * Scripts run under `set -u`, so that a variable nobody has set ends them. Names in small letters are a script's own: each has to be
 * set in the same script. Names in capitals come from outside.
 */

const scripts = ciFiles.flatMap((file) =>
  readCiFile(file)
    .split("set -euo pipefail")
    .slice(1)
    .map((text, index): [string, number, string] => [file, index + 1, text]),
);

/** The shell variables that a script reads; `${{ … }}` and comments are no shell. */
function readIn(script: string): string[] {
  const shell = script.replaceAll(/\$\{\{.*?\}\}/gs, "").replaceAll(/^\s*(?:#|\/\/).*$/gm, "");
  return [...shell.matchAll(/\$\{?[!#]?([a-z_][a-z0-9_]*)/g)].map(([, name = ""]) => name);
}

/** The shell variables that a script sets, with `=`, `for`, `read` and their like. */
function setIn(script: string): Set<string> {
  const one = [...script.matchAll(/\b([a-z_][a-z0-9_]*)\+?\s*=|\bfor ([a-z_]+) in/g)].map(
    ([, set, looped]) => set ?? looped ?? "",
  );
  const lists = [...script.matchAll(/\b(?:read|local|mapfile)(?: -\S+)* ([a-z_ ]+)/g)].flatMap(([, names = ""]) =>
    names.trim().split(/ +/),
  );
  return new Set([...one, ...lists]);
}

test("there are scripts to look at", () => {
  expect(scripts.length).toBeGreaterThan(10);
});

test.each(scripts)("%s, script %i, sets every variable of its own that it reads", (_file, _index, script) => {
  const known = setIn(script);
  expect(readIn(script).filter((name) => !known.has(name))).toEqual([]);
});
