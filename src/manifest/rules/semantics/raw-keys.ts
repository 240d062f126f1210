import { writeReference } from "../../../values/template.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { SemanticRule } from "./semantic-rule.ts";

/** A key of what the project declares is written as a reference. */
export const rawKeys: SemanticRule = {
  code: "lint-raw-key",
  find: ({ active, targetOf }) =>
    active.flatMap((manifest) =>
      manifest.query.traits.flatMap((use) => {
        const { name, at } = use;
        if (manifest.query.referredTo(name) !== undefined) return [];
        const target = targetOf(manifest.query, use);
        if (!target || target.manifest === manifest) return [];
        const { address } = target.manifest;
        const message = `'${name}' is ${target.isCertain ? "" : "probably "}the key of ${address}`;
        const reference = `write '${writeReference(address)}'`;
        const hint = target.isCertain
          ? reference
          : `${reference}; or, when a trait of another origin is meant, list '${name}' in spec.lint.names of the project file`;
        return [queryFinding(manifest, at, { code: "lint-raw-key", message, hint })];
      }),
    ),
};
