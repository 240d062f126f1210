import { CommandError } from "../command-error.ts";
import { copyRemedy } from "./copy-remedy.ts";
import type { FoundProject } from "./read-names.ts";

/**
 * Refuses two projects with one uid: as soon as one of them has the other's name, or lists it among its previous ones, it
 * takes the other's objects for its own.
 *
 * @throws {CommandError} when there are two, with what makes a project of its own of a copy.
 */
export function refuseSameUid(projects: readonly FoundProject[]): void {
  const known = new Map<string, FoundProject>();
  for (const project of projects) {
    if (project.uid === undefined) continue;
    const other = known.get(project.uid);
    if (other) throw sameUid(other, project);
    known.set(project.uid, project);
  }
}

function sameUid(one: FoundProject, other: FoundProject): CommandError {
  const alike = one.name === other.name;
  const whole = alike ? "; what is one project goes into one file, with all its environments" : "";
  return new CommandError(
    `the projects ${one.name} in ${one.folder} and ${other.name} in ${other.folder} have the same uid ${one.uid}, so one could take the other's objects for its own`,
    { code: "projects-same-uid", hint: `${copyRemedy(alike)}${whole}` },
  );
}
