import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { isTestDocument } from "../manifest/test-documents.ts";
import type { Project } from "../project/project.ts";
import { showPath } from "../project/show-path.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { readTextFile } from "../yaml/read-text-file.ts";
import { headRange } from "../yaml/yaml-document.ts";

/**
 * Warnings about tests beside other tests that no glob matches: nobody would run them, and nobody would notice. What cannot
 * be read is left out.
 *
 * @param files Absolute paths of YAML files that no glob of the tests matches.
 */
export function warnOfUnmatched(project: Project, files: readonly string[], cwd: string): Diagnostic[] {
  return files.flatMap((file): Diagnostic[] => {
    const { source } = readTextFile(file, showPath(file, cwd));
    const first = source && mayHoldTest(source.text) ? parseYaml(source).documents.find(isTestDocument) : undefined;
    if (!first) return [];
    const own = path.relative(project.directory, file).replaceAll(path.sep, "/");
    const message = `${showPath(file, cwd)} is a test and matched by no pattern under spec.tests, so it is not run`;
    const hint = `add ${JSON.stringify(own)} to spec.tests of ${project.source.file}; or, to leave it out on purpose: ${JSON.stringify(`!${own}`)}`;
    return [{ code: "test-unmatched", severity: "warning", message, hint, source: headRange(first, "/kind") }];
  });
}

/** Most files beside tests are something else, such as a project's manifests, and reading them as YAML takes longest. */
function mayHoldTest(text: string): boolean {
  return text.includes("audiencectl/") && /\bTest\b/.test(text);
}
