import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isOwnedBy, type OwnerWithHistory } from "../../resources/ownership.ts";
import { joinWords } from "../../values/words.ts";
import type { EnvironmentPlace, FoundProject } from "./read-names.ts";

/** A finding about what is gone of a project. */
export interface TakenAway extends Diagnostic {
  /** The name that the project had. */
  project: string;
}

/**
 * Projects and environments that were there and are gone, or are about another space: no plan will ever speak of their
 * objects. Not gone is what has another name, folder or file and still owns the objects, and what let go of all of them
 * before. A project is an error, because a change before this one can release its objects; that of an environment alone is
 * released without a merge, which no file shows, so a warning is all there can be.
 *
 * @param before The projects as they were.
 * @param now The projects as they are.
 */
export function findTakenAway(before: readonly FoundProject[], now: readonly FoundProject[]): TakenAway[] {
  const heirs = now.flatMap((project) => project.places.map((place) => ({ owner: ownerOf(project, place), place })));
  return before
    .filter(({ letsGo }) => !letsGo)
    .flatMap((project) => {
      const heirOf = (place: EnvironmentPlace): EnvironmentPlace | undefined =>
        heirs.find(({ owner }) => isOwnedBy(ownerOf(project, place), owner))?.place;
      const gone = project.places.filter((place) => !heirOf(place));
      const moved = project.places.flatMap((place) => spaceChanged(project, place, heirOf(place)));
      const whole = gone.length === project.places.length ? projectGone(project) : environmentsGone(project, gone);
      const findings = gone.length === 0 ? moved : [whole, ...moved];
      return findings.map((finding) => ({ ...finding, project: project.name }));
    });
}

/** Nothing is asked of Segment here, so an id and a slug of one space look like two. */
function spaceChanged({ name, folder }: FoundProject, was: EnvironmentPlace, is?: EnvironmentPlace): Diagnostic[] {
  if (is?.space === undefined || was.space === undefined) return [];
  const [from, to] = [was.region ?? "us", is.region ?? "us"];
  if (was.space === is.space && from === to) return [];
  const where = (space: string, region: string): string => (from === to ? space : `${space} in ${region}`);
  return [
    warn(
      `this change leads the environment ${is.name} of the project ${name} in ${folder} from the space ${where(was.space, from)} to ${where(is.space, to)}`,
      `to release them, write ${release} into the project file with the old space and apply that to ${is.name}, before this is merged and without merging it; where the two are the id and the slug of one space, nothing changes`,
    ),
  ];
}

function ownerOf({ name, uid, previousNames }: FoundProject, place: EnvironmentPlace): OwnerWithHistory {
  const previous = { projects: previousNames, environments: place.previousNames };
  return { project: name, ...(uid !== undefined && { uid }), environment: place.name, previous };
}

const release = 'manifests: [] and forget: ["*/*"]';
const renamed = "What only has another name now lists the old one under previousNames";

function projectGone({ name, folder, environments }: FoundProject): Diagnostic {
  const finding = warn(
    `this change takes the project ${name} in ${folder} away`,
    `keep the project file until its objects are released or deleted. To release them, bring the files back without tests/, write ${release} into the project file, and have that merged and applied to ${joinWords(environments, "and")}; delete the files with the next change. To delete them in Segment, have manifests: [] alone merged and applied before that; a guard refuses that plan until it is approved by its digest. ${renamed}`,
  );
  return { ...finding, severity: "error" };
}

function environmentsGone({ name, folder }: FoundProject, gone: readonly EnvironmentPlace[]): Diagnostic {
  const names = gone.map((place) => place.name);
  const which = `${names.length === 1 ? "environment" : "environments"} ${joinWords(names, "and")}`;
  return warn(
    `this change takes the ${which} of the project ${name} in ${folder} away`,
    `to release them, write ${release} into the project file and apply that to ${joinWords(names, "and")} alone, before this is merged and without merging it. ${renamed}`,
  );
}

function warn(what: string, hint: string): Diagnostic {
  const message = `${what}: the objects that it manages stay in Segment as they are, marked, and nothing looks at them any more`;
  return { code: "project-taken-away", severity: "warning", message, hint };
}
