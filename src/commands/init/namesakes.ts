import { joinWords, plural } from "../../values/words.ts";
import type { Owner } from "../../resources/ownership.ts";
import { groupBy } from "../../values/group-by.ts";

/** Who owns an object, as its marker says, in the space of which environment of a new project. */
export interface SpaceOwner extends Owner {
  inSpaceOf: string;
}

/** Objects that are marked with the name of a new project already. */
export interface Namesakes {
  /** What was found, and what to do about it, as a sentence without a full stop. */
  text: string;
  /** The uids in the markers, each once. */
  uids: string[];
}

/** What is marked with a name already; `undefined` when nothing is. */
export function findNamesakes(name: string, owners: readonly SpaceOwner[]): Namesakes | undefined {
  const found = owners.filter(({ project }) => project === name);
  if (found.length === 0) return undefined;
  const scopes = [...groupBy(found, scopeOf)].map(([scope, objects]) => `${objects.length} of ${scope}`);
  const uids = [...new Set(found.flatMap(({ uid }) => uid ?? []))];
  // Markers without a uid are taken for those of a project that had none yet.
  const own = found.filter(({ uid, environment, inSpaceOf }) => uid === undefined && environment === inSpaceOf);
  return {
    text: [
      `${plural(found.length, "object")} in the spaces ${found.length === 1 ? "is" : "are"} marked by a project ${name} already: ${joinWords(scopes, "and")}`,
      "if that is another project, take another name",
      ...(uids.length > 0
        ? [`if it is this one, its uid belongs under metadata: ${joinWords(uids.map((uid) => `uid: ${uid}`))}`]
        : []),
      ...(own.length > 0
        ? [
            `${plural(own.length, "object")} without a uid in the marker would count as this project's own, and a plan deletes those that no manifest declares`,
          ]
        : []),
    ].join("; "),
    uids,
  };
}

/** A scope as markers have it: `growth.k3f9@production`. */
function scopeOf({ project, uid, environment }: Owner): string {
  return `${project}${uid === undefined ? "" : `.${uid}`}@${environment}`;
}
