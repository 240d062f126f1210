import { getAt } from "../../values/pointer.ts";
import { invalid, type ManifestRule } from "./manifest-rule.ts";

/** Space filters have no key to be found by (API.md 6.2). */
export const filtersHaveNoKey: ManifestRule = (manifest) => {
  const pointer = "/metadata/adopt/key";
  if (getAt(manifest, pointer) === undefined) return [];
  const message = "metadata.adopt.key finds nothing, because space filters have no keys";
  return [{ ...invalid, pointer, message, hint: "use id or name" }];
};
