import type { JsonObject } from "../values/json.ts";
import type { OwnedPair } from "../plan/draft.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { kindOf } from "../resources/kinds.ts";
import { compareTold } from "../resources/told.ts";
import { getAt, setAt } from "../values/pointer.ts";
import type { Address, DesiredResource } from "../resources/resource.ts";
import { veilSecrets, type SecretSource } from "../resources/secrets.ts";
import { resolveTemplate } from "../values/template.ts";

/** The declared fields that are not as they are in the space. */
export function findDifferences(
  { desired, live }: OwnedPair,
  keyOf: (address: Address) => string | undefined,
  secretOf: SecretSource,
): FieldRule[] {
  const spec = resolveReferences(desired, keyOf);
  const shown = veilSecrets(
    spec,
    desired.secrets.map(({ pointer }) => pointer),
    live.spec,
    secretOf,
  );
  return kindOf(desired.kind).fields.filter((rule) => {
    const declared = getAt(spec, rule.pointer);
    return declared !== undefined && !compareTold(rule, declared, shown).equal;
  });
}

function resolveReferences(
  { spec: declared, references }: DesiredResource,
  keyOf: (address: Address) => string | undefined,
): JsonObject {
  if (references.length === 0) return declared;
  const spec = structuredClone(declared);
  for (const pointer of new Set(references.map((each) => each.pointer))) {
    const text = getAt(spec, pointer);
    if (typeof text === "string") setAt(spec, pointer, resolveTemplate(text, keyOf).value);
  }
  return spec;
}
