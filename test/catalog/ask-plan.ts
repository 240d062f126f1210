import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { openCatalog } from "../../src/catalog/known-names.ts";
import { addDeclarations } from "../../src/catalog/plan/add-declarations.ts";
import { readDeclarations } from "../../src/catalog/plan/declarations.ts";
import { readPlanRules } from "../../src/catalog/plan/read-plan-file.ts";
import type { CatalogFinding } from "../../src/catalog/rules/catalog-rule.ts";
import { checkNames } from "../../src/catalog/rules/check-names.ts";
import { nameUses, parseQuery, type DefinitionType } from "../../src/query/index.ts";
import type { JsonValue } from "../../src/values/json.ts";

export const head = { apiVersion: "audiencectl/v1", kind: "Catalog", environment: "test", space: "shop" } as const;

/** A catalog with what the rules of a tracking plan declare. @param seen What the space said. */
export function withPlan(rules: readonly JsonValue[], seen: Partial<Catalog> = {}): Catalog {
  return addDeclarations({ ...head, ...seen }, readDeclarations(readPlanRules(rules, "").rules), "plan.json");
}

/** What a query asks for otherwise than a catalog has it. */
export function ask(catalog: Catalog, query: string, type: DefinitionType = "USERS"): CatalogFinding[] {
  const { tree } = parseQuery(query);
  if (!tree) throw new Error(`no query: ${query}`);
  const known = openCatalog(catalog, "The catalog of test", { isFile: true });
  return checkNames({ uses: nameUses(tree), type }, { known, own: new Set(), isExempt: () => false });
}

/** The codes of what is found; see `ask`. */
export function codesOf(catalog: Catalog, query: string, type?: DefinitionType): string[] {
  return ask(catalog, query, type).map(({ code }) => code);
}
