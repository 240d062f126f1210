import { queryFinding } from "../../manifest-query.ts";
import type { SemanticRule } from "./semantic-rule.ts";
import { tellOf } from "./targets.ts";

/** What is computed does not rest on what is not. A manifest that is disabled itself waits for another day. */
export const disabledReferences: SemanticRule = {
  code: "lint-disabled-reference",
  find: ({ active, targetOf }) =>
    active
      .filter(({ query }) => query.enabled)
      .flatMap((manifest) =>
        manifest.query.traits.flatMap((use) => {
          const target = targetOf(manifest.query, use);
          if (!target || target.manifest.query.enabled) return [];
          const said = `${target.manifest.address} has enabled: false, so Segment does not compute what this asks for`;
          const message = tellOf(target, use, said);
          const hint =
            "enable it, or ask for its conditions here; whether profiles keep its last value is not documented";
          return [queryFinding(manifest, use.at, { code: "lint-disabled-reference", message, hint })];
        }),
      ),
};
