import type { TraitUse } from "../../../query/index.ts";
import { writeReference } from "../../../values/template.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { Asking, SemanticRule } from "./semantic-rule.ts";

/**
 * Names of which every reading of "snake case" makes one key: words of letters, each with a capital at most at its
 * beginning, with single blanks between. The exact rule is not documented (API.md 2.4).
 */
const plainName = /^\p{ASCII}*$/u;
const plainWords = /^[A-Z]?[a-z]+(?: [A-Z]?[a-z]+)+$/;

/** A key of what the project declares is written as a reference. */
export const rawKeys: SemanticRule = {
  code: "lint-raw-key",
  find({ active, targetOf }) {
    const expected = new Map(active.flatMap((manifest) => expectedKeys(manifest)));
    return active.flatMap((manifest) =>
      manifest.query.traits.flatMap((use) => {
        const { name, at } = use;
        if (manifest.query.referredTo(name) !== undefined) return [];
        const certain = targetOf(manifest.query, name);
        const target = certain ?? likelyTarget(expected.get(name), use);
        if (!target || target === manifest) return [];
        const message = `'${name}' is ${certain ? "" : "probably "}the key of ${target.address}`;
        const hint = `write '${writeReference(target.address)}'`;
        return [queryFinding(manifest, at, { code: "lint-raw-key", message, hint })];
      }),
    );
  },
};

function expectedKeys(manifest: Asking): [key: string, manifest: Asking][] {
  const name = manifest.displayName?.name ?? "";
  if (manifest.query.key !== undefined || !plainName.test(name) || !plainWords.test(name)) return [];
  return [[manifest.kind.predictKey(name), manifest]];
}

/** Who asks for an audience compares it with true or false; anything else is a trait of another origin. */
function likelyTarget(target: Asking | undefined, { comparison }: TraitUse): Asking | undefined {
  if (target?.query.means !== "audience") return target;
  const values = comparison?.values ?? [];
  return values.length > 0 && values.every(({ value }) => value === "true" || value === "false") ? target : undefined;
}
