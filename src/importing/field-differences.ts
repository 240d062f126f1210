import type { JsonObject } from "../values/json.ts";
import type { OwnedPair } from "../plan/draft.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { kindOf } from "../resources/kinds.ts";
import { compareTold } from "../resources/told.ts";
import { getAt, setAt } from "../values/pointer.ts";
import type { Address, DesiredResource } from "../resources/resource.ts";
import { veilSecrets, type SecretSource } from "../resources/secrets.ts";
import { resolveTemplate, templateAt } from "../values/template.ts";

/** How what a manifest says of an object and what is live stand to each other. */
export interface Differences {
  /** The declared fields that are not as they are in the space. */
  fields: FieldRule[];
  /** The declared values with everything filled in that may be known: what the manifest means. Secrets stay templates. */
  declared: JsonObject;
  /** The live values to hold them against, with secrets out of sight. */
  shown: JsonObject;
}

/** Holds a manifest against the space. */
export function findDifferences(
  { desired, live }: OwnedPair,
  keyOf: (address: Address) => string | undefined,
  secretOf: SecretSource,
): Differences {
  const declared = resolveReferences(desired, keyOf);
  const shown = veilSecrets(
    declared,
    desired.secrets.map(({ pointer }) => pointer),
    live.spec,
    secretOf,
  );
  const fields = kindOf(desired.kind).fields.filter((rule) => {
    const value = getAt(declared, rule.pointer);
    return value !== undefined && !compareTold(rule, value, shown).equal;
  });
  return { fields, declared, shown };
}

function resolveReferences(
  { spec: declared, references }: DesiredResource,
  keyOf: (address: Address) => string | undefined,
): JsonObject {
  if (references.length === 0) return declared;
  const spec = structuredClone(declared);
  for (const pointer of new Set(references.map((each) => each.pointer))) {
    const template = templateAt(spec, pointer);
    if (template !== undefined) setAt(spec, pointer, resolveTemplate(template, keyOf).value);
  }
  return spec;
}
