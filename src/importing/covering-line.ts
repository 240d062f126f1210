import path from "node:path";
import { patternLine } from "../project/pattern-line.ts";
import type { Project } from "../project/project.ts";

/**
 * The line to add to the project file so that it covers a file: an item of `spec.manifests`, or the whole field where the
 * project leaves it to the default.
 *
 * @param file Absolute path of the file.
 * @param siblings Whether the other files of its folder are to be covered as well.
 */
export function coveringLine(project: Project, file: string, siblings: boolean): string {
  const target = path.relative(project.directory, siblings ? path.join(path.dirname(file), "*.yaml") : file);
  return patternLine(project, target.replaceAll(path.sep, "/"));
}
