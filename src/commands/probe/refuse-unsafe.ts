import { describeOwner, isOwnedBy, type OwnerWithHistory } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { plural } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-codes.ts";

/** So many objects and more are no space for tries. */
const CROWD = 50;

/** What decides whether a space is safe to try in. */
export interface TryOut {
  /** Its slug, as the API says it. */
  slug: string;
  /** The slug that was typed. */
  typed: string;
  live: readonly LiveResource[];
  owner: OwnerWithHistory;
  /** Whether a crowd was said to be fine. */
  crowded: boolean;
}

/**
 * Refuses to make anything in a space that does not look like one for tries.
 *
 * @throws {CommandError} with exit code 3.
 */
export function refuseUnsafe({ slug, typed, live, owner, crowded }: TryOut): void {
  if (typed !== slug)
    throw refusal(
      `the space of this environment has the slug ${JSON.stringify(slug)}, and not ${JSON.stringify(typed)}`,
      "type the slug of the space out after --throwaway, when it is meant to be tried in",
    );
  if (crowded) return;
  const remedy = "probe a throwaway space, or add --crowded: what is in the space is not written to";
  const whole = live.filter(({ within }) => within.length === 0);
  if (whole.length >= CROWD)
    throw refusal(
      `the space holds ${plural(whole.length, "object")}, and ${CROWD} are too many for a throwaway space`,
      remedy,
    );
  for (const { ownership } of whole) {
    if (ownership === "unreadable") throw refusal("the space has objects whose ownership marker is damaged", remedy);
    if (ownership !== undefined && !isOwnedBy(ownership, owner))
      throw refusal(`the space has objects of ${describeOwner(ownership, owner)}`, remedy);
    if (ownership?.protect) throw refusal("the space has objects that a manifest protects from deletion", remedy);
  }
}

function refusal(message: string, hint: string): CommandError {
  return new CommandError(`nothing was made: ${message}`, { code: "probe-refused", hint, exitCode: exitCodes.refused });
}
