import { writeYaml } from "../yaml/write/write-yaml.ts";
import type { Project } from "./project.ts";

/** The line that adds a glob to the project file: an item of `spec.manifests`, or the whole field where the default holds. */
export function patternLine(project: Pick<Project, "manifests" | "sources">, glob: string): string {
  if (!project.sources.has("/spec/manifests")) return writeYaml({ manifests: [...project.manifests, glob] }).trimEnd();
  return `- ${writeYaml({ glob }).slice("glob: ".length).trimEnd()}`;
}
