import path from "node:path";
import type { Project } from "../project/project.ts";
import { writeYaml } from "../yaml/write/write-yaml.ts";

/**
 * The line to add to the project file so that it covers a file: an item of `spec.manifests`, or the whole field where the
 * project leaves it to the default.
 *
 * @param file Absolute path of the file.
 * @param siblings Whether the other files of its folder are to be covered as well.
 */
export function coveringLine(project: Project, file: string, siblings: boolean): string {
  const target = path.relative(project.directory, siblings ? path.join(path.dirname(file), "*.yaml") : file);
  const glob = target.replaceAll(path.sep, "/");
  if (!project.sources.has("/spec/manifests")) return writeYaml({ manifests: [...project.manifests, glob] }).trimEnd();
  return `- ${writeYaml({ glob }).slice("glob: ".length).trimEnd()}`;
}
