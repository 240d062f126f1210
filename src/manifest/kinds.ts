import audienceSchema from "../../schemas/audience.schema.json" with { type: "json" };
import { audience } from "../resources/audience.ts";
import type { ResourceKind } from "../resources/kind.ts";
import type { PlainValue } from "../yaml/plain-value.ts";
import type { JsonSchema } from "../yaml/schema-fields.ts";
import type { RuleFinding } from "./rule-finding.ts";
import { audienceQueryRule } from "./rules/audience-query.ts";
import { audienceRules } from "./rules/audience.ts";

/** A kind of manifest: how documents of one kind of resource are checked. */
export interface ManifestKind {
  resource: ResourceKind;
  /** The schema of a whole document. */
  schema: JsonSchema;
  /** What the schema cannot say. Rules get the whole document's value, which may have faults of its own. */
  rules: readonly ((manifest: PlainValue) => RuleFinding[])[];
}

/** Every kind of manifest. */
export const manifestKinds: readonly ManifestKind[] = [
  { resource: audience, schema: audienceSchema, rules: [...audienceRules, audienceQueryRule] },
];
