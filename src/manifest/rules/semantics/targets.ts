import { findMisfit, type TraitUse } from "../../../query/index.ts";
import type { LintSettings } from "../../../project/project.ts";
import type { Address } from "../../../resources/resource.ts";
import type { ManifestQuery } from "../../manifest-query.ts";
import type { Asking, Target } from "./semantic-rule.ts";

/**
 * Names of which every reading of "snake case" makes one key: words of letters, each with a capital at most at its
 * beginning, with single blanks between, or such as are in snake case already. The exact rule is not documented (API.md 2.4).
 */
const plainName = /^\p{ASCII}*$/u;
const plainWords = /^(?:[A-Z]?[a-z]+(?: [A-Z]?[a-z]+)*|[a-z]+(?:_[a-z]+)+)$/;

/**
 * Finds what the names in queries are the keys of.
 *
 * @param active The queries of one environment.
 */
export function createTargets(
  active: readonly Asking[],
  byAddress: ReadonlyMap<Address, Asking>,
  settings: LintSettings,
): (query: ManifestQuery, use: TraitUse) => Target | undefined {
  const meant = new Set(settings.names);
  const byKey = new Map(
    active.flatMap((manifest) => (manifest.query.key === undefined ? [] : [[manifest.query.key, manifest] as const])),
  );
  const expected = new Map(active.flatMap((manifest) => expectedKeys(manifest)));
  return (query, use) => {
    const address = query.referredTo(use.name);
    const certain = address === undefined ? byKey.get(use.name) : byAddress.get(address);
    if (certain) return { manifest: certain, isCertain: true };
    const likely = address === undefined && !meant.has(use.name) ? expected.get(use.name) : undefined;
    return likely && likely.query !== query && isAskedFor(likely, use, query.text)
      ? { manifest: likely, isCertain: false }
      : undefined;
  };
}

/** What a rule says of a target, as far as it is known to be one. */
export function tellOf({ manifest, isCertain }: Target, { name }: TraitUse, message: string): string {
  if (isCertain) return message;
  return `If '${name}' is the key of ${manifest.address}, ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

/**
 * Whoever declares an audience by the name of a trait that comes from elsewhere asks for that trait in the audience itself
 * most often, and says so in the project file else.
 */
function expectedKeys(manifest: Asking): [key: string, manifest: Asking][] {
  const name = manifest.displayName?.name ?? "";
  if (manifest.query.key !== undefined || !plainName.test(name) || !plainWords.test(name)) return [];
  const key = manifest.kind.predictKey(name);
  return manifest.query.traits.some((use) => use.name === key) ? [] : [[key, manifest]];
}

/** Who asks for an audience compares it with true or false, and for a number with one; else it is a trait of another origin. */
function isAskedFor({ query: { means, result } }: Asking, { comparison }: TraitUse, text: string): boolean {
  if (means !== "audience")
    return comparison === undefined || result === "unknown" || findMisfit(result, comparison, text) === undefined;
  const values = comparison?.values ?? [];
  return values.length > 0 && values.every(({ value }) => value === "true" || value === "false");
}
