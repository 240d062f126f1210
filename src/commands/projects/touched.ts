import type { ChangedFile } from "./changed-files.ts";
import { concernedEnvironments } from "./concerned-environments.ts";
import type { FoundProject } from "./read-names.ts";
import type { Target } from "./target.ts";

/** Files at any place that say which version of the program runs. */
const installing = /(^|\/)(package|package-lock|npm-shrinkwrap)\.json$/;

/**
 * The targets that changed files have to do with: those that read one in the folder of their project, and not in that of a
 * project below it. All of them where the version of the program may be another one; always those of projects that read
 * files from outside of their folder.
 */
export function touchedTargets<Some extends Pick<Target, "folder" | "environment">>(
  projects: readonly FoundProject[],
  targets: readonly Some[],
  changes: readonly ChangedFile[],
): readonly Some[] {
  if (changes.some(({ file }) => installing.test(file))) return targets;
  const concerned = new Map(
    projects.map((project) => [project.folder, new Set(project.leavesFolder ? project.environments : [])]),
  );
  for (const change of changes) {
    const home = homeOf(projects, change.file);
    if (home) for (const name of concernedEnvironments(home, change)) concerned.get(home.folder)?.add(name);
  }
  return targets.filter(({ folder, environment }) => concerned.get(folder)?.has(environment));
}

/** The project with the innermost folder around a file. */
export function homeOf<Some extends { folder: string }>(projects: readonly Some[], file: string): Some | undefined {
  return projects
    .filter(({ folder }) => folder === "." || file.startsWith(`${folder}/`))
    .toSorted((one, other) => other.folder.length - one.folder.length)[0];
}
