import type { KnownNames } from "../../../catalog/known-names.ts";
import type { NameContext } from "../../../catalog/rules/catalog-rule.ts";
import { checkNames } from "../../../catalog/rules/check-names.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { nameUses, parseQuery } from "../../../query/index.ts";
import { OPEN } from "../../../values/template.ts";
import { queryFinding } from "../../manifest-query.ts";
import type { Manifest } from "../../manifest.ts";
import type { CrossRuleInput } from "../cross-rule.ts";
import { tellAwaited, type ReadQuery } from "./awaited-properties.ts";
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
  const queries = active.flatMap(readQuery);
  return [
    ...queries.flatMap((query) => checkQuery(query, context)),
    ...active.flatMap((manifest) => checkNamedFields(manifest, context)),
    ...tellAwaited(queries, context),
  ].filter(({ code }) => !project.lint.ignore.includes(code));
}

function readQuery(manifest: Manifest): ReadQuery[] {
  const { query } = manifest;
  const tree = query && parseQuery(query.text).tree;
  return tree && query ? [{ manifest: { ...manifest, query }, uses: nameUses(tree) }] : [];
}

function checkQuery({ manifest, uses }: ReadQuery, context: NameContext): Diagnostic[] {
  const { type } = manifest.query;
  return checkNames({ uses, ...(type && { type }) }, context).map(({ start, end, ...finding }) =>
    queryFinding(manifest, { start, end }, finding),
  );
}

/** The keys that a manifest has or will have. How Segment makes a key is not documented in full (API.md 2.4). */
function keysOf({ kind, displayName, query }: Manifest): string[] {
  const keys = [query?.key, displayName && kind.predictKey(displayName.name)];
  return keys.filter((key): key is string => key !== undefined && key !== "");
}
