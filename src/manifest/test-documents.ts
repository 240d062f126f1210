import { findTestFiles } from "../project/find-test-files.ts";
import { realPath } from "../project/real-path.ts";
import type { Project } from "../project/project.ts";
import { member } from "../values/json.ts";
import type { YamlDocument } from "../yaml/yaml-document.ts";

/** `kind` of test files. They are no manifests, and may lie among them. */
export const testKind = "Test";

/** Whether a document says of itself that it is a test. */
export function isTestDocument({ value }: Pick<YamlDocument, "value">): boolean {
  return member(value, "kind") === testKind;
}

/**
 * Tells the files in which tests are read. A test in another file would never be run, so there it is a fault. The files are
 * looked for when somebody asks, as most projects have no tests among their manifests.
 */
export function testFilesOf(project: Project, cwd: string): (file: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  return (file) => {
    known ??= new Set(findTestFiles(project, cwd).files.map(realPath));
    return known.has(realPath(file));
  };
}
