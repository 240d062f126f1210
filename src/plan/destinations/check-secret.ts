import type { ActionField } from "../../resources/named-destination.ts";
import type { JsonValue } from "../../values/json.ts";
import { fieldPath, getAt, type Pointer } from "../../values/pointer.ts";
import { clearTexts } from "../change/clear-secrets.ts";
import { secretInClear } from "../change/refuse-clear-secrets.ts";
import type { Change } from "../generated/plan.ts";
import type { DestinationCheck, NamedChange, Objection } from "./destination-check.ts";

const SETTINGS = "/connectionSettings";

/**
 * Refuses a field of a mapping that the destination keeps secret and the manifest has in clear text. Nothing of the field is
 * shown. `undefined`: it is no secret, or none in clear text.
 *
 * @param where Which action of which destination it is of.
 */
export function refuseClearField(
  { type, key }: ActionField,
  pointer: Pointer,
  value: JsonValue,
  named: Pick<NamedChange, "change" | "manifest">,
  where: string,
): Objection | undefined {
  const [text] = type === "PASSWORD" ? clearTexts(value, pointer, secretsOf(named.change)) : [];
  if (text === undefined) return undefined;
  return { leavesOut: "always", hides: pointer, finding: secretInClear(named, text, where, key) };
}

/**
 * Refuses new connection settings in clear text that the destination or warehouse itself keeps secret under the same names. What such a
 * connection is edited to, it tells itself (`change/clear-secrets.ts`).
 */
export const keepsSecrets: DestinationCheck = ({ change, manifest, answer, connects }) => {
  const found =
    answer?.type === "found" ? answer.destination : answer?.type === "warehouse" ? answer.warehouse : undefined;
  if (!connects || !found || !change.after) return [];
  const { name, secretSettings = [] } = found;
  const { after } = change;
  return secretSettings.flatMap((setting) => {
    const value = getAt(after, `${SETTINGS}${setting}`);
    if (value === undefined) return [];
    return clearTexts(value, `${SETTINGS}${setting}`, secretsOf(change)).map((text): Objection => {
      const finding = secretInClear({ change, manifest }, text, name, fieldPath(text.slice(SETTINGS.length)));
      return { leavesOut: "always", hides: text, finding };
    });
  });
};

function secretsOf({ secrets = [] }: Pick<Change, "secrets">): readonly Pointer[] {
  return secrets;
}
