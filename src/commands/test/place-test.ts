import { manifestFileName } from "../../importing/file-name.ts";
import { baseOf } from "../../project/match-files.ts";
import type { Project } from "../../project/project.ts";
import { wouldBeTest } from "../../project/would-be-test.ts";
import { CommandError } from "../command-error.ts";

/**
 * Where a new test goes so that the project finds it: in `tests`, or else where the globs of `spec.tests` begin to match.
 *
 * @param name The stem of the file's name.
 * @returns From the folder of the project, with forward slashes.
 * @throws {CommandError} when no such place is found.
 */
export function placeTest(project: Project, name: string): string {
  const globs = project.tests.filter((glob) => !glob.startsWith("!"));
  const folders = new Set(["tests", ...globs.map(baseOf)]);
  const endings = new Set([".yaml", ".yml", ...globs.flatMap(endingsOf)]);
  const stem = manifestFileName(name).slice(0, -".yaml".length);
  for (const folder of folders)
    for (const ending of endings) {
      const file = `${folder === "" ? "" : `${folder}/`}${stem}${ending}`;
      if (/\.ya?ml$/.test(ending) && wouldBeTest(project, file)) return file;
    }
  throw new CommandError(`no pattern under spec.tests of ${project.source.file} takes in a new file ${stem}.yaml`, {
    code: "test-no-place",
    hint: "add tests/**/*.{yaml,yml} there, and take out a pattern with ! that keeps such a file away",
  });
}

/** How the names of files end that a glob matches, with each of its alternatives: `.test.yaml` of `*.test.{yaml,yml}`. */
function endingsOf(glob: string): string[] {
  const last = glob.slice(glob.lastIndexOf("/") + 1);
  const [, before = last, alternatives, after = ""] = /^(.*)\{([^{}]*)\}(.*)$/.exec(last) ?? [];
  const names = alternatives === undefined ? [last] : alternatives.split(",").map((each) => `${before}${each}${after}`);
  return names.flatMap((name) => (name.includes("*") ? [name.slice(name.lastIndexOf("*") + 1)] : []));
}
