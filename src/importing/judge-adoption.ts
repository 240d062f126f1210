import type { DeclaredResource, LiveResource } from "../resources/resource.ts";
import type { Claims } from "../plan/match/claim-markers.ts";
import type { Reading } from "../resources/reading.ts";
import { adopts } from "./claim.ts";

/** The space of an environment, as far as it says who owns what. */
export interface ClaimedSpace {
  claims: Pick<Claims, "owned" | "duplicateMarkers">;
  live: readonly LiveResource[];
  complete: Reading["complete"];
}

/** A manifest with an `adopt` line, and the environments that it belongs to. */
export interface AdoptingManifest {
  declared: DeclaredResource;
  environments: readonly string[];
}

/**
 * What an `adopt` line is still good for; `used` says that it has done what it is for: in every environment, or in some while
 * the others have nothing that it names.
 */
export type AdoptionVerdict = { type: "used" } | { type: "needed"; because: string };

/** What a line is good for in one environment. `idle`: nothing there is what it names. */
type Standing = "used" | "idle" | { because: string };

/**
 * Whether an `adopt` line can go. It finds an object once, and from then on the marker in the object counts. The line has to
 * stay while an apply to any environment of its manifest would create a second object without it. Where it has adopted nothing
 * anywhere, it may name the wrong object, so that it stays as well.
 *
 * @param spaces The spaces that were read, by the names of their environments.
 */
export function judgeAdoption(
  { declared, environments }: AdoptingManifest,
  spaces: ReadonlyMap<string, ClaimedSpace>,
): AdoptionVerdict {
  const found = environments.map((environment) => {
    const space = spaces.get(environment);
    return { environment, standing: space ? standingIn(declared, space) : { because: "its space was not read" } };
  });
  const isUsed = found.some(({ standing }) => standing === "used");
  for (const { environment, standing } of found) {
    if (typeof standing === "object") return needed(environment, standing.because);
    if (standing === "idle" && !isUsed) return needed(environment, "not adopted yet");
  }
  return { type: "used" };
}

function needed(environment: string, because: string): AdoptionVerdict {
  return { type: "needed", because: `${environment}: ${because}` };
}

function standingIn(declared: DeclaredResource, { claims, live, complete }: ClaimedSpace): Standing {
  const { address, kind } = declared;
  const own = claims.owned.get(address);
  if (claims.duplicateMarkers.has(address))
    return { because: "more than one object carries the marker of this address" };
  const known = complete[kind] ?? true;
  if (!own) {
    if (known !== true) return { because: `objects of the kind ${kind} could not be read: ${known.because}` };
    return live.some((each) => adopts(declared, each)) ? { because: "not adopted yet" } : "idle";
  }
  // A name may be another one by now, and the object that has it then another object.
  const other = declared.adopt?.name === undefined && live.find((each) => each.id !== own.id && adopts(declared, each));
  return other ? { because: `it names ${other.id}, and the object at this address is ${own.id}` } : "used";
}
