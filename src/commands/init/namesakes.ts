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
  const withoutUid = found.filter(
    ({ uid, environment, inSpaceOf }) => uid === undefined && environment === inSpaceOf,
  ).length;
  return {
    text: [
      `${plural(found.length, "object")} in the spaces ${found.length === 1 ? "is" : "are"} marked by a project ${name} already: ${joinWords(scopes, "and")}`,
      "if that is another project, take another name",
      ...(uids.length > 0
        ? [`if it is this one, its uid belongs under metadata: ${joinWords(uids.map((uid) => `uid: ${uid}`))}`]
        : []),
      ...(withoutUid > 0
        ? [
            `if it is this project from before it had a uid, previousNames: [${name}] belongs under metadata, and ${plural(withoutUid, "object")} without a uid in the marker ${withoutUid === 1 ? "becomes" : "become"} its own`,
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
