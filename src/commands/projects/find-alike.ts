import { CommandError } from "../command-error.ts";
import { copyRemedy } from "./copy-remedy.ts";
import type { UnreadableProject } from "./find-projects.ts";
import { findNotApart, type NamedProject } from "./target.ts";

/**
 * The projects that cannot be told from another one of the repository, each with what is wrong and how two are made of them.
 * Two are alike that have one uid: as soon as one of them has the other's name, or lists it among its previous ones, it takes
 * the other's objects for its own. So are two whose targets are: comments, artifacts and tokens would go to the wrong one.
 */
export function findAlike(projects: readonly NamedProject[]): UnreadableProject[] {
  const found = new Map<string, CommandError>();
  for (const { folders, error } of [...findSameUid(projects), ...findNotApart(projects)])
    for (const folder of folders) if (!found.has(folder)) found.set(folder, error);
  return [...found].map(([folder, error]) => ({ folder, error }));
}

function findSameUid(projects: readonly NamedProject[]): ReturnType<typeof findNotApart> {
  const known = new Map<string, NamedProject>();
  return projects.flatMap((project) => {
    if (project.uid === undefined) return [];
    const other = known.get(project.uid);
    if (other) return [{ folders: [other.folder, project.folder], error: sameUid(other, project) }];
    known.set(project.uid, project);
    return [];
  });
}

function sameUid(one: NamedProject, other: NamedProject): CommandError {
  const alike = one.name === other.name;
  const whole = alike ? "; what is one project goes into one file, with all its environments" : "";
  return new CommandError(
    `the projects ${one.name} in ${one.folder} and ${other.name} in ${other.folder} have the same uid ${one.uid}, so one could take the other's objects for its own`,
    { code: "projects-same-uid", hint: `${copyRemedy(other.folder, alike)}${whole}` },
  );
}
