import { findListedFiles, type FileList, type ListedFiles } from "./find-listed-files.ts";
import type { Project } from "./project.ts";

const testFiles: FileList = {
  field: "tests",
  noun: "test",
  lost: "would not be run",
  example: "tests/**/*.{yaml,yml}",
  // A project may have no tests; a glob that somebody wrote is meant to lead to some.
  mayBeEmpty: ({ sources }) => !sources.has("/spec/tests"),
  emptyHint: "when its last test was removed, take the glob out",
};

/** The test files of a project; see `findListedFiles`. Manifests may be among them, where the globs of both match. */
export function findTestFiles(project: Project, cwd?: string, repository?: string): ListedFiles {
  return findListedFiles(project, testFiles, cwd, repository);
}
