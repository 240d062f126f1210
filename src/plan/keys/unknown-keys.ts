import { kindOf } from "../../resources/kinds.ts";
import { unknownKinds, type Reading } from "../../resources/reading.ts";
import type { DesiredResource } from "../../resources/resource.ts";
import type { JsonObject } from "../../values/json.ts";
import { suggest } from "../../values/suggest.ts";
import { isTemplate } from "../../values/template.ts";
import type { DeclaredElsewhere } from "./declared-elsewhere.ts";
import { evidenceFinder, type KeyEvidence } from "./key-evidence.ts";

/** A key that a query names and that no audience or computed trait of the space has. */
export interface UnknownKey {
  key: string;
  /** Left out: it may just as well be a trait that identify calls set; only how it is asked for speaks for a key. */
  evidence?: KeyEvidence;
  /** The other project of the repository that declares what would have it. */
  elsewhere?: DeclaredElsewhere;
  /** A key of the space that is spelt almost alike. */
  near?: string;
  /**
   * Set where the query of the manifest does not name it, so that an apply is the remedy: `reference` where it names
   * what the key is evident to be of, `other` where it says anything else. `deleted` and `released`: no manifest declares the
   * object any more.
   */
  declared?: "reference" | "other" | "deleted" | "released";
}

/** What a query may name a key in. */
export interface Asking {
  kind: string;
  spec: JsonObject;
}

/** Keys as the server makes them, in snake case (API.md 2.4). */
const KEY_FORM = /^[a-z0-9_]+$/;
/** Keys of steps of journeys and of predictions, which no list of audiences or traits holds (API.md 2.4). */
const KEPT_ELSEWHERE = /^(?:j_o_|predictive_)/;

/**
 * Finds keys in queries that nothing has. A name that no object has may just as well be a trait that identify calls set. So without
 * evidence only what is compared with true or false is told, which is how queries ask for audiences. Of kinds with keys
 * that could not be read nothing is known, and then nothing is told.
 *
 * @param desired All that is declared.
 * @param coming Keys that objects are about to get.
 * @param elsewhere What other projects declare for the space. Default: nothing is known of them.
 */
export function unknownKeyFinder(
  reading: Pick<Reading, "live" | "complete">,
  desired: readonly DesiredResource[],
  coming: readonly string[] = [],
  elsewhere: readonly DeclaredElsewhere[] = [],
): (asking: Asking) => UnknownKey[] {
  if (unknownKinds(reading, desired).some(({ kind }) => kindOf(kind).keyMeans)) return () => [];
  const live = reading.live.filter(({ kind }) => kindOf(kind).keyMeans);
  const known = [...live.flatMap(({ key }) => key ?? []), ...coming];
  const taken = new Set(known);
  const evidenceOf = evidenceFinder(live, desired);
  return ({ kind, spec }) => {
    const memberships = new Set(kindOf(kind).membershipsUsed?.(spec));
    // A key that is still to be filled in is a template.
    const unknown = kindOf(kind)
      .keysUsed(spec)
      .filter((key) => !taken.has(key) && !isTemplate(key));
    return unknown.flatMap((key): UnknownKey[] => {
      const asMembership = memberships.has(key);
      const evidence = evidenceOf(key, asMembership);
      if (evidence) return [{ key, evidence }];
      if (!asMembership || !KEY_FORM.test(key) || KEPT_ELSEWHERE.test(key)) return [];
      const neighbour = elsewhere.find((each) => each.key === key);
      if (neighbour) return [{ key, elsewhere: neighbour }];
      const near = suggest(key, known);
      return [{ key, ...(near !== undefined && { near }) }];
    });
  };
}
