import audienceSchema from "../../schemas/audience.schema.json" with { type: "json" };
import computedTraitSchema from "../../schemas/computed-trait.schema.json" with { type: "json" };
import spaceFilterSchema from "../../schemas/space-filter.schema.json" with { type: "json" };
import { audience } from "../resources/audience.ts";
import { computedTrait } from "../resources/computed-trait.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { spaceFilter } from "../resources/space-filter.ts";
import type { JsonSchema } from "../yaml/schema-fields.ts";
import { activationRules } from "./rules/activations.ts";
import { adoptionNamesOneObject } from "./rules/adoption.ts";
import { connectionRules } from "./rules/connections.ts";
import { entriesDiffer } from "./rules/duplicates.ts";
import { filtersHaveNoKey } from "./rules/filters.ts";
import { linkedOnly } from "./rules/linked-only.ts";
import type { ManifestRule } from "./rules/manifest-rule.ts";
import { backfillNeedsHistory } from "./rules/options.ts";
import { conditionIsValid, queryIsValid } from "./rules/queries.ts";
import { scheduleRules } from "./rules/schedules.ts";
import { textRules } from "./rules/texts.ts";

/** A kind of manifest: how documents of one kind of resource are checked. */
export interface ManifestKind {
  resource: ResourceKind;
  /** The schema of a whole document. */
  schema: JsonSchema;
  /** What the schema cannot say. */
  rules: readonly ManifestRule[];
}

/** Every kind of manifest. */
export const manifestKinds: readonly ManifestKind[] = [
  {
    resource: audience,
    schema: audienceSchema,
    rules: [
      ...textRules,
      adoptionNamesOneObject,
      linkedOnly,
      backfillNeedsHistory,
      queryIsValid("audience", "/spec/audienceType"),
      ...scheduleRules,
      ...connectionRules,
      ...activationRules,
      entriesDiffer,
    ],
  },
  {
    resource: computedTrait,
    schema: computedTraitSchema,
    rules: [
      ...textRules,
      adoptionNamesOneObject,
      backfillNeedsHistory,
      queryIsValid("computed-trait", "/spec/definition/type"),
    ],
  },
  {
    resource: spaceFilter,
    schema: spaceFilterSchema,
    rules: [...textRules, adoptionNamesOneObject, conditionIsValid, filtersHaveNoKey],
  },
];
