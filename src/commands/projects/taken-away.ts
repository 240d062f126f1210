import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isOwnedBy, type OwnerWithHistory } from "../../resources/ownership.ts";
import { joinWords } from "../../values/words.ts";
import type { EnvironmentPlace, FoundProject } from "./read-names.ts";

/**
 * Warnings of projects and environments that were there and are gone: no plan will ever speak of their objects. Not gone is
 * what has another name, folder or file and still owns the objects, and what let go of all of them before.
 *
 * @param before The projects as they were.
 * @param now The projects as they are.
 */
export function findTakenAway(before: readonly FoundProject[], now: readonly FoundProject[]): Diagnostic[] {
  const owners = now.flatMap((project) => project.places.map((place) => ownerOf(project, place)));
  return before
    .filter(({ letsGo }) => !letsGo)
    .flatMap((project) => {
      const gone = project.places.filter((place) => !owners.some((owner) => isOwnedBy(ownerOf(project, place), owner)));
      if (gone.length === 0) return [];
      return [gone.length === project.places.length ? projectGone(project) : environmentsGone(project, gone)];
    });
}

function ownerOf({ name, uid, previousNames }: FoundProject, place: EnvironmentPlace): OwnerWithHistory {
  const previous = { projects: previousNames, environments: place.previousNames };
  return { project: name, ...(uid !== undefined && { uid }), environment: place.name, previous };
}

const release = 'manifests: [] and forget: ["*/*"]';
const renamed = "what only has another name now lists the old one under previousNames";

function projectGone({ name, folder, environments }: FoundProject): Diagnostic {
  return warn(
    `this change takes the project ${name} in ${folder} away`,
    `to release them, write ${release} into the project file, apply that to ${joinWords(environments, "and")}, and delete the files after that; ${renamed}`,
  );
}

function environmentsGone({ name, folder }: FoundProject, gone: readonly EnvironmentPlace[]): Diagnostic {
  const names = gone.map((place) => place.name);
  const which = `${names.length === 1 ? "environment" : "environments"} ${joinWords(names, "and")}`;
  return warn(
    `this change takes the ${which} of the project ${name} in ${folder} away`,
    `to release them, write ${release} into the project file and apply that to ${joinWords(names, "and")} alone, before this is merged and without merging it; ${renamed}`,
  );
}

function warn(what: string, hint: string): Diagnostic {
  const message = `${what}: the objects that it manages stay in Segment as they are, marked, and nothing looks at them any more`;
  return { code: "project-taken-away", severity: "warning", message, hint };
}
