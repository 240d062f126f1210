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

/** What an `adopt` line is still good for; `used` says that it has done what it is for, in every environment. */
export type AdoptionVerdict = { type: "used" } | { type: "needed"; because: string };

/**
 * Whether an `adopt` line can go. It finds an object once, and from then on the marker in the object counts. The line has to
 * stay until that is so in every environment of its manifest, or an apply to another one would create a second object.
 *
 * @param spaces The spaces that were read, by the names of their environments.
 */
export function judgeAdoption(
  { declared, environments }: AdoptingManifest,
  spaces: ReadonlyMap<string, ClaimedSpace>,
): AdoptionVerdict {
  for (const environment of environments) {
    const space = spaces.get(environment);
    const because = space ? whyNeeded(declared, space) : "its space was not read";
    if (because !== undefined) return { type: "needed", because: `${environment}: ${because}` };
  }
  return { type: "used" };
}

function whyNeeded(declared: DeclaredResource, { claims, live, complete }: ClaimedSpace): string | undefined {
  const { address, kind } = declared;
  const own = claims.owned.get(address);
  if (claims.duplicateMarkers.has(address)) return "more than one object carries the marker of this address";
  const known = complete[kind] ?? true;
  if (!own)
    return known === true ? "not adopted yet" : `objects of the kind ${kind} could not be read: ${known.because}`;
  // A name may be another one by now, and the object that has it then another object.
  const other = declared.adopt?.name === undefined && live.find((each) => each.id !== own.id && adopts(declared, each));
  return other ? `it names ${other.id}, and the object at this address is ${own.id}` : undefined;
}
