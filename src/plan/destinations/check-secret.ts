import type { ActionField } from "../../resources/named-destination.ts";
import { isJsonObject, type JsonValue } from "../../values/json.ts";
import { childPointer, fieldPath, getAt, type Pointer } from "../../values/pointer.ts";
import { suggest } from "../../values/suggest.ts";
import { clearTexts } from "../../values/clear-texts.ts";
import { secretInClear, type SecretHolder } from "../change/refuse-clear-secrets.ts";
import type { Change } from "../generated/plan.ts";
import type { DestinationCheck, Objection } from "./destination-check.ts";

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
  named: SecretHolder,
  where: string,
): Objection | undefined {
  const [text] = type === "PASSWORD" ? clearTexts(value, pointer, secretsOf(named.change)) : [];
  if (text === undefined) return undefined;
  return { leavesOut: "always", hides: pointer, finding: secretInClear(named, text, where, key) };
}

/**
 * Refuses new connection settings in clear text that the destination or warehouse keeps secret under the same names, as its own
 * settings or live connections to it show. A name that is nearly one of those is probably meant to be it. What a live connection is
 * edited to, it tells itself (`change/clear-secrets.ts`).
 */
export const keepsSecrets: DestinationCheck = (named) => {
  const { change, answer, connects, destination, masked } = named;
  const found =
    answer?.type === "found" ? answer.destination : answer?.type === "warehouse" ? answer.warehouse : undefined;
  if (!connects || !change.after) return [];
  const places = new Set([...(found?.secretSettings ?? []), ...masked]);
  const declared = getAt(change.after, SETTINGS);
  const near = isJsonObject(declared) ? Object.keys(declared).flatMap((key) => meantPlace(key, [...places])) : [];
  return [...new Set([...places, ...near])].flatMap((setting) => {
    const value = getAt(change.after ?? {}, `${SETTINGS}${setting}`);
    if (value === undefined) return [];
    return clearTexts(value, `${SETTINGS}${setting}`, secretsOf(change)).map((text): Objection => {
      const name = found?.name ?? destination;
      const finding = secretInClear(named, text, name, fieldPath(text.slice(SETTINGS.length)));
      return { leavesOut: "always", hides: text, finding };
    });
  });
};

/** The place of a key that is nearly that of a secret. */
function meantPlace(key: string, places: readonly Pointer[]): Pointer[] {
  const place = childPointer("", key);
  return !places.includes(place) && suggest(place, places) !== undefined ? [place] : [];
}

function secretsOf({ secrets = [] }: Pick<Change, "secrets">): readonly Pointer[] {
  return secrets;
}
