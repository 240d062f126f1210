import { writeYaml } from "../yaml/write/write-yaml.ts";
import type { Project } from "./project.ts";

/** The line that adds globs to the project file: an item of `spec.manifests` each, or the whole field where the default holds. */
export function patternLine(project: Pick<Project, "manifests" | "sources">, ...globs: string[]): string {
  if (!project.sources.has("/spec/manifests"))
    return writeYaml({ manifests: [...project.manifests, ...globs] }).trimEnd();
  return globs.map((glob) => `- ${writeYaml({ glob }).slice("glob: ".length).trimEnd()}`).join("\n");
}
