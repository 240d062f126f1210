import { findMisfit, type Computed } from "../../../query/index.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { Asking, SemanticRule } from "./semantic-rule.ts";
import { tellOf } from "./targets.ts";

/** A reference is compared with what it can give. */
export const referenceTypes: SemanticRule = {
  code: "lint-reference-type",
  find: ({ active, targetOf }) =>
    active.flatMap((manifest) =>
      manifest.query.traits.flatMap((use) => {
        const { comparison } = use;
        const target = comparison && targetOf(manifest.query, use);
        const computed = target && computedBy(target.manifest);
        const misfit = comparison && computed && findMisfit(computed, comparison, manifest.query.text);
        if (!misfit) return [];
        const message = tellOf(target, use, `${target.manifest.address} ${misfit.message}`);
        return [queryFinding(manifest, comparison, { code: "lint-reference-type", ...misfit, message })];
      }),
    ),
};

function computedBy({ query }: Asking): Computed | undefined {
  if (query.means === "audience") return "membership";
  return query.result === "unknown" ? undefined : query.result;
}
