import type { AskingQuery, CatalogFinding, CatalogRule, NameContext } from "./catalog-rule.ts";
import { entities } from "./entities.ts";
import { events } from "./events.ts";
import { properties } from "./properties.ts";
import { traits } from "./traits.ts";
import { types } from "./types.ts";
import { values } from "./values.ts";

const rules: readonly CatalogRule[] = [events, properties, traits, entities, types, values];

/** Everything that a query asks for otherwise than the catalog has it. */
export function checkNames(query: AskingQuery, context: NameContext): CatalogFinding[] {
  return rules.flatMap((rule) => rule(query, context));
}
