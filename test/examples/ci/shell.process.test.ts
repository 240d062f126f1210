import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { ciFiles } from "./support/files.ts";
import { scriptsOf } from "./support/scripts.ts";

const scripts = ciFiles.filter((file) => file !== "README.md").flatMap((file) => scriptsOf(file, { optional: true }));

/** Bash reads each script; shellcheck does as well on machines that have it. */
const checkers: [string, string[]][] = [
  ["bash", ["-n"]],
  ["shellcheck", ["--shell=bash", "--severity=style", "-"]],
];
const present = checkers.filter(([name]) => spawnSync(name, ["--version"]).status === 0);

describe.each(present)("%s", (name, flags) => {
  test.each(scripts)("finds no fault in $place", ({ text }) => {
    const { status, stdout, stderr } = spawnSync(name, flags, { input: text, encoding: "utf8" });
    expect(stdout + stderr).toBe("");
    expect(status).toBe(0);
  });
});

test("every script stops at the first failure, at unset variables, and at failures within pipes", () => {
  const strict = /^(#!.*\n\s*)?(#.*\n|\s*\n)*\s*set -euo pipefail/;
  // GitHub's have it from the shell that the file names; one line that runs one command needs none of it.
  const own = scripts.filter(({ place, text }) => !place.startsWith("github/") && text.trim().includes("\n"));
  const lax = own.filter(({ place, text }) => !strict.test(text) && !place.endsWith("before_script"));
  expect(lax.map(({ place }) => place)).toEqual([]);
});
