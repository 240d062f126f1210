import type { KnownNames } from "../../../catalog/known-names.ts";
import type { NameContext } from "../../../catalog/rules/catalog-rule.ts";
import { checkNames } from "../../../catalog/rules/check-names.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { nameUses, parseQuery } from "../../../query/index.ts";
import { OPEN } from "../../../values/template.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { Manifest } from "../../manifest.ts";
import type { CrossRuleInput } from "../cross-rule.ts";
import { checkNamedFields } from "./named-fields.ts";

/**
 * Holds the names of all manifests of an environment against its catalog. Loaded only where there is one.
 *
 * @param known The catalog of the environment that the manifests were read for.
 */
export function findUnknownNames({ manifests, project }: CrossRuleInput, known: KnownNames): Diagnostic[] {
  const active = manifests.filter((manifest) => manifest.active);
  const meant = new Set(project.lint.names);
  const context: NameContext = {
    known,
    own: new Set(active.flatMap(keysOf)),
    isExempt: (name) => meant.has(name) || name.includes(OPEN),
  };
  return active
    .flatMap((manifest) => [...checkQuery(manifest, context), ...checkNamedFields(manifest, context)])
    .filter(({ code }) => !project.lint.ignore.includes(code));
}

function checkQuery(manifest: Manifest, context: NameContext): Diagnostic[] {
  const { address, query } = manifest;
  const tree = query && parseQuery(query.text).tree;
  if (!tree || !query) return [];
  const asking = { uses: nameUses(tree), ...(query.type && { type: query.type }) };
  return checkNames(asking, context).map(({ start, end, ...finding }) =>
    queryFinding({ address, query }, { start, end }, finding),
  );
}

/** The keys that a manifest has or will have. How Segment makes a key is not documented in full (API.md 2.4). */
function keysOf({ kind, displayName, query }: Manifest): string[] {
  const keys = [query?.key, displayName && kind.predictKey(displayName.name)];
  return keys.filter((key): key is string => key !== undefined && key !== "");
}
