import type { NamedDestination } from "./named-destination.ts";
import type { DesiredResource, LiveResource } from "./resource.ts";

/** Why the objects of a kind could not be read. */
export interface Unread {
  /** What the API answered, as a sentence without a full stop. */
  because: string;
  /** Whether it looks as if the workspace lacked the feature, and not as if the token lacked a role. */
  featureMissing: boolean;
}

/**
 * What is known of a space, as a plain JSON value. Whoever concludes that something is missing, unused or unchanged has
 * to look at `complete`: of a kind that was not read, nothing is known.
 */
export interface Reading {
  /** The objects that were read, whoever owns them, and their parts as far as those were asked for. */
  live: readonly LiveResource[];
  /** Of each kind that has a list of its own, whether all its objects are in `live`. */
  complete: Readonly<Record<string, true | Unread>>;
  /**
   * Kinds of which objects may be missing in `live` all the same, because their lists came in several pages or do not say
   * how many entries they have. Before one is called missing, it is looked for again.
   */
  unproven?: readonly string[];
  /** What the workspace answered about destinations that changes name, by id. Left out: it was not asked. */
  destinations?: ReadonlyMap<string, NamedDestination>;
}

/** A kind whose objects could not be read. */
export interface UnreadKind extends Unread {
  kind: string;
}

/** The kinds that are not in a reading. */
export function unreadKinds({ complete }: Pick<Reading, "complete">): UnreadKind[] {
  return Object.entries(complete).flatMap(([kind, known]) => (known === true ? [] : [{ kind, ...known }]));
}

/**
 * The kinds that are not in a reading and that may hold objects all the same. A workspace that lacks the feature has none
 * of its objects, unless somebody declares some and so says that it has the feature.
 *
 * @param desired All that is declared.
 */
export function unknownKinds(
  reading: Pick<Reading, "complete">,
  desired: readonly Pick<DesiredResource, "kind">[],
): UnreadKind[] {
  const declares = (kind: string): boolean => desired.some((each) => each.kind === kind);
  return unreadKinds(reading).filter(({ kind, featureMissing }) => !featureMissing || declares(kind));
}

/** Unread kinds with their reasons, to follow a sentence about what was not found: empty when all was read. */
export function unreadReasons(unread: readonly UnreadKind[]): string {
  return unread.map(({ kind, because }) => ` (${kind} objects cannot be read: ${because})`).join("");
}
