import { maxCatalogBytes } from "../../catalog/catalog-size.ts";
import { joinWords, mebibytes } from "../../values/words.ts";
import { CommandError } from "../command-error.ts";
import type { PullOptions } from "./pull-options.ts";

/**
 * Refuses a catalog before it is written that no command would read.
 *
 * @param bytes The size of its text.
 * @param shown Its path as people see it.
 * @throws {CommandError} with what makes it smaller.
 */
export function refuseLarge(
  bytes: number,
  shown: string,
  { allProperties, samples, fromTrackingPlan }: PullOptions,
): void {
  if (bytes <= maxCatalogBytes) return;
  const message = `${shown} would have ${mebibytes(bytes)}, more than the ${mebibytes(maxCatalogBytes)} a catalog may have; nothing was written`;
  const flags = [allProperties && "--all-properties", samples && "--samples"].filter((flag) => flag !== false);
  throw new CommandError(message, {
    code: "catalog-too-large",
    hint:
      fromTrackingPlan !== undefined
        ? "make it of a tracking plan with fewer rules"
        : flags.length > 0
          ? `pull without ${joinWords(flags)}; a pull keeps the options of the file that is there, so delete ${shown} first when it was pulled with them`
          : "the space has more names than a catalog holds; do without one, and plan --catalog live holds names against the space itself",
  });
}
