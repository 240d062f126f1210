import type { FoundProject } from "./read-names.ts";

/** Files at any place that say which version of the program runs. */
const installing = /(^|\/)(package|package-lock|npm-shrinkwrap)\.json$/;

/**
 * The projects that changed files have to do with: those with one in their folder, and not in that of a project below it.
 * All of them where the version of the program may be another one; always those whose patterns lead out of their folder.
 *
 * @param changed Files from the top of the repository, with forward slashes.
 */
export function touchedProjects(projects: readonly FoundProject[], changed: readonly string[]): FoundProject[] {
  if (changed.some((file) => installing.test(file))) return [...projects];
  const homes = new Set(changed.map((file) => homeOf(projects, file)));
  return projects.filter((project) => project.leavesFolder || homes.has(project));
}

/** The project with the innermost folder around a file. */
function homeOf(projects: readonly FoundProject[], file: string): FoundProject | undefined {
  return projects
    .filter(({ folder }) => folder === "." || file.startsWith(`${folder}/`))
    .toSorted((one, other) => other.folder.length - one.folder.length)[0];
}
