import { queryFinding } from "../../manifest-query.ts";
import type { SemanticRule } from "./semantic-rule.ts";

/** What is computed does not rest on what is not. A manifest that is disabled itself waits for another day. */
export const disabledReferences: SemanticRule = {
  code: "lint-disabled-reference",
  find: ({ active, targetOf }) =>
    active
      .filter(({ query }) => query.enabled)
      .flatMap((manifest) =>
        manifest.query.traits.flatMap(({ name, at }) => {
          const target = targetOf(manifest.query, name);
          if (!target || target.query.enabled) return [];
          const message = `${target.address} has enabled: false, so Segment does not compute what this asks for`;
          const hint =
            "enable it, or ask for its conditions here; whether profiles keep its last value is not documented";
          return [queryFinding(manifest, at, { code: "lint-disabled-reference", message, hint })];
        }),
      ),
};
