import { findMisfit, type TraitUse } from "../../../query/index.ts";
import { writeReference } from "../../../values/template.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { Asking, SemanticRule } from "./semantic-rule.ts";

/**
 * Names of which every reading of "snake case" makes one key: words of letters, each with a capital at most at its
 * beginning, with single blanks between, or such as are in snake case already. The exact rule is not documented (API.md 2.4).
 */
const plainName = /^\p{ASCII}*$/u;
const plainWords = /^(?:[A-Z]?[a-z]+(?: [A-Z]?[a-z]+)*|[a-z]+(?:_[a-z]+)+)$/;

/**
 * A key of what the project declares is written as a reference. Whoever declares an audience by the name of a trait that comes
 * from elsewhere asks for that trait in the audience itself most often, and says so in the project file else.
 */
export const rawKeys: SemanticRule = {
  code: "lint-raw-key",
  find({ active, targetOf, settings }) {
    const meant = new Set(settings.names);
    const expected = new Map(active.flatMap((manifest) => expectedKeys(manifest)));
    return active.flatMap((manifest) =>
      manifest.query.traits.flatMap((use) => {
        const { name, at } = use;
        if (manifest.query.referredTo(name) !== undefined) return [];
        const certain = targetOf(manifest.query, name);
        const target =
          certain ?? (meant.has(name) ? undefined : likelyTarget(expected.get(name), use, manifest.query.text));
        if (!target || target === manifest) return [];
        const message = `'${name}' is ${certain ? "" : "probably "}the key of ${target.address}`;
        const reference = `write '${writeReference(target.address)}'`;
        const hint = certain
          ? reference
          : `${reference}; or, when a trait of another origin is meant, list '${name}' in spec.lint.names of the project file`;
        return [queryFinding(manifest, at, { code: "lint-raw-key", message, hint })];
      }),
    );
  },
};

function expectedKeys(manifest: Asking): [key: string, manifest: Asking][] {
  const name = manifest.displayName?.name ?? "";
  if (manifest.query.key !== undefined || !plainName.test(name) || !plainWords.test(name)) return [];
  const key = manifest.kind.predictKey(name);
  return manifest.query.traits.some((use) => use.name === key) ? [] : [[key, manifest]];
}

/** Who asks for an audience compares it with true or false, and for a number with one; else it is a trait of another origin. */
function likelyTarget(target: Asking | undefined, { comparison }: TraitUse, text: string): Asking | undefined {
  const result = target?.query.result ?? "unknown";
  if (target?.query.means !== "audience")
    return comparison && result !== "unknown" && findMisfit(result, comparison, text) ? undefined : target;
  const values = comparison?.values ?? [];
  return values.length > 0 && values.every(({ value }) => value === "true" || value === "false") ? target : undefined;
}
