import { readFile } from "node:fs/promises";
import { findManifestFiles } from "../../project/find-manifest-files.ts";
import { loadProject } from "../../project/load-project.ts";
import { nextCommand } from "../definitions/next-command.ts";
import type { NextCommand } from "./next-command.ts";
import type { ProjectPlace } from "./project-place.ts";

/**
 * What `adopt` lines ask for when a project gets another environment: its space has nothing to adopt, so a plan leaves out every
 * manifest with such a line.
 *
 * @param file The project file, as it is from now on.
 */
export async function adoptionSteps(file: string, cwd: string, place: ProjectPlace): Promise<NextCommand[]> {
  const { project } = await loadProject(file, cwd);
  const files = project ? findManifestFiles(project, cwd).files : [];
  const texts = await Promise.all(files.map(async (each) => await readFile(each, "utf8").catch(() => "")));
  if (!texts.some((text) => /^[^#\n]*\badopt:/m.test(text))) return [];
  const command = nextCommand("adopt", place, ["--cleanup"]);
  return [
    { command, what: "take out the adopt lines that are used, so that a plan creates the objects in a new space" },
  ];
}
