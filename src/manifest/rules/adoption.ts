import { isJsonObject } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import { invalid, type ManifestRule } from "./manifest-rule.ts";

/** What an object to adopt can be found by. */
const marks = ["id", "key", "name"];

/** An object to adopt is found in one way; `from` only says whose it may be. */
export const adoptionNamesOneObject: ManifestRule = (manifest) => {
  const pointer = "/metadata/adopt";
  const adopt = getAt(manifest, pointer);
  if (!isJsonObject(adopt) || marks.filter((mark) => adopt[mark] !== undefined).length === 1) return [];
  const message = `metadata.adopt needs exactly one of: ${marks.join(", ")}`;
  return [{ ...invalid, pointer, message, hint: "name the live object in one way" }];
};
