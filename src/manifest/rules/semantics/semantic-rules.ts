import type { Manifest } from "../../manifest.ts";
import type { CrossRule, CrossRuleInput } from "../cross-rule.ts";
import { accountTraits } from "./account-traits.ts";
import { disabledReferences } from "./disabled-references.ts";
import { leftOnly } from "./left-only.ts";
import { longChains } from "./long-chains.ts";
import { nearNames } from "./near-names.ts";
import { rawKeys } from "./raw-keys.ts";
import { referenceTypes } from "./reference-types.ts";
import { sameMeaning } from "./same-meaning.ts";
import { createTargets } from "./targets.ts";
import type { Asking, ProjectQueries, SemanticRule } from "./semantic-rule.ts";

const rows: readonly SemanticRule[] = [
  referenceTypes,
  accountTraits,
  leftOnly,
  disabledReferences,
  longChains,
  rawKeys,
  nearNames,
  sameMeaning,
];

/** The rules about what queries mean with respect to each other, without those that the project leaves out. */
export const semanticRules: CrossRule = (input) => {
  const wanted = rows.filter(({ code }) => !input.project.lint.ignore.includes(code));
  const queries = readQueries(input);
  return queries.all.length === 0 ? [] : wanted.flatMap((rule) => rule.find(queries));
};

function readQueries({ manifests, project, isInCatalog = () => false }: CrossRuleInput): ProjectQueries {
  const all = manifests.filter(hasQuery);
  const active = all.filter((manifest) => manifest.active);
  const byAddress = new Map(active.map((manifest) => [manifest.address, manifest]));
  return {
    all,
    active,
    byAddress,
    targetOf: createTargets(active, byAddress, project.lint),
    settings: project.lint,
    isInCatalog,
  };
}

function hasQuery(manifest: Manifest): manifest is Asking {
  return manifest.query !== undefined;
}
