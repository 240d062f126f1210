import type { ActionField } from "../../resources/named-destination.ts";
import type { JsonValue } from "../../values/json.ts";
import { isMasked } from "../../values/masked-value.ts";
import { fieldPath, getAt, type Pointer } from "../../values/pointer.ts";
import { splitCamelCase } from "../../values/words.ts";
import type { Change } from "../generated/plan.ts";
import { sourceIn } from "../change/source-in.ts";
import type { DestinationCheck, NamedChange, Objection } from "./destination-check.ts";

/** Whether a manifest gives a secret in clear text: a text of its own for a field that the destination keeps secret. */
export function isSecretInClear(
  { type }: ActionField,
  pointer: Pointer,
  value: JsonValue,
  { secrets = [] }: Pick<Change, "secrets">,
): boolean {
  return type === "PASSWORD" && isClearText(value, pointer, secrets);
}

/** Whether a value is a text of the manifest's own: no secret of the environment, no mask, no place in what is sent. */
function isClearText(value: JsonValue | undefined, pointer: Pointer, secrets: readonly Pointer[]): boolean {
  return (
    typeof value === "string" && value !== "" && !secrets.includes(pointer) && !isMasked(value) && !names.test(value)
  );
}

/** Refuses connection settings in clear text that the destination itself keeps secret under the same names. */
export const keepsSecrets: DestinationCheck = ({ change, manifest, answer, connects }) => {
  if (!connects || answer?.type !== "found" || !change.after) return [];
  const { name, secretSettings = [] } = answer.destination;
  const { after, secrets = [] } = change;
  return secretSettings.flatMap((setting): Objection[] => {
    const pointer: Pointer = `/connectionSettings${setting}`;
    if (!isClearText(getAt(after, pointer), pointer, secrets)) return [];
    return [secretInClear({ change, manifest }, pointer, name, { key: fieldPath(setting) })];
  });
};

/** A text that names a place in what is sent, and not the secret itself: `$.traits.token`, `{{traits.token}}`. */
const names = /^\$[.[]|\{\{|\$\{/;

/** Refuses to send it, and shows it nowhere: whoever reads the repository has it already, so it is none any more. */
export function secretInClear(
  { change, manifest }: Pick<NamedChange, "change" | "manifest">,
  pointer: Pointer,
  where: string,
  { key }: Pick<ActionField, "key">,
): Objection {
  const variable = splitCamelCase(key)
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase();
  return {
    leavesOut: "always",
    hides: pointer,
    finding: {
      code: "plan-secret-in-clear",
      severity: "error",
      message: `${key} of ${where} is a secret, and the manifest has it in clear text, so ${change.address} is left out`,
      hint: `write $\{env.${variable}} with spec.secrets: [${variable}] in the project file, and make a new secret: this one is in the repository`,
      ...sourceIn(change, manifest, pointer),
    },
  };
}
