import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { variableOfSecret } from "../../values/clear-texts.ts";
import { fieldPath, type Pointer } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import { findClearSecrets } from "./clear-secrets.ts";
import { sourceIn } from "./source-in.ts";
import { withhold } from "./withhold.ts";

/**
 * Refuses texts of a manifest in place of secrets of which the space shows masks. Nobody can say whether they are the same,
 * so they are no difference; the change is left out all the same, as a new object with them would be.
 */
export function refuseClearSecrets(change: Change, manifest: DesiredResource, live: LiveResource): Change {
  const { namedBySpace } = kindOf(change.kind);
  const where = namedBySpace ? live.name : `the ${change.kind.toLowerCase()} ${change.name}`;
  return findClearSecrets(manifest, live).reduceRight(
    (left, { field, text }) =>
      withhold(left, secretInClear({ change, manifest }, text, where, fieldPath(text.slice(field.length)))),
    change,
  );
}

/**
 * Says that a manifest has a secret in clear text, without the text: whoever reads the repository has it already, so it is
 * none any more.
 *
 * @param where What the secret is of.
 * @param key What the secret is called there.
 */
export function secretInClear(
  { change, manifest }: { change: Change; manifest: DesiredResource | undefined },
  pointer: Pointer,
  where: string,
  key: string,
): Diagnostic {
  const variable = variableOfSecret(key);
  return {
    code: "plan-secret-in-clear",
    severity: "error",
    message: `${key} of ${where} is a secret, and the manifest has it in clear text, so ${change.address} is left out`,
    hint: `write $\{env.${variable}}, add ${variable} to the list spec.secrets of the project file, and make a new secret: this one is in the repository`,
    ...sourceIn(change, manifest, pointer),
  };
}
