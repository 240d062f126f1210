import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { NameOfSecret } from "../../resources/secret-names.ts";
import { fieldPath, type Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import type { ChangeContext } from "./change-context.ts";
import { findClearSecrets } from "./clear-secrets.ts";
import { sourceIn } from "./source-in.ts";
import { withhold } from "./withhold.ts";

/**
 * Refuses texts of a manifest in place of secrets of which the space shows masks. Nobody can say whether they are the same,
 * so they are no difference; the change is left out all the same, as a new object with them would be.
 */
export function refuseClearSecrets(
  change: Change,
  manifest: DesiredResource,
  live: LiveResource,
  { nameOfSecret }: Pick<ChangeContext, "nameOfSecret">,
): Change {
  const { namedBySpace } = kindOf(change.kind);
  const where = namedBySpace ? live.name : `the ${change.kind.toLowerCase()} ${change.name}`;
  return findClearSecrets(manifest, live).reduceRight(
    (left, { field, text }) =>
      withhold(
        left,
        secretInClear({ change, manifest, nameOfSecret }, text, where, fieldPath(text.slice(field.length))),
      ),
    change,
  );
}

/** A change whose manifest has a secret in clear text, and what names the variables of secrets. */
export interface SecretHolder {
  change: Change;
  manifest: DesiredResource | undefined;
  nameOfSecret: NameOfSecret;
}

/**
 * Says that a manifest has a secret in clear text, without the text: whoever reads the repository has it already, so it is
 * none any more.
 *
 * @param where What the secret is of.
 * @param key What the secret is called there.
 */
export function secretInClear(
  { change, manifest, nameOfSecret }: SecretHolder,
  pointer: Pointer,
  where: string,
  key: string,
): Diagnostic {
  const { name, takenBy } = nameOfSecret(manifest ?? { kind: change.kind, spec: change.after ?? {} }, pointer);
  const wanted =
    takenBy === undefined
      ? `write $\{env.${name}}, add ${name} to the list spec.secrets of the project file,`
      : `write $\{env.${name}}, as ${takenBy} does,`;
  return {
    code: "plan-secret-in-clear",
    severity: "error",
    message: `${key} of ${where} is a secret, and the manifest has it in clear text, so ${change.address} is left out`,
    hint: `${wanted} and make a new secret: this one is in the repository`,
    ...sourceIn(change, manifest, pointer),
  };
}
