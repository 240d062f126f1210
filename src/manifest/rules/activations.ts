import { member } from "../../values/json.ts";
import { getAt, fieldPath } from "../../values/pointer.ts";
import { findAll } from "../place-pattern.ts";
import type { RuleFinding } from "../rule-finding.ts";
import { versionNeedsSecret } from "./secret-version.ts";
import { doubtful, invalid, type ManifestRule } from "./manifest-rule.ts";

const syncingType = "Audience Membership Changed";

/** "Only applicable if activationType is Audience Membership Changed" (API.md 5.7); `false` is what all have. */
const syncNeedsMembership: ManifestRule = (manifest) =>
  findAll(manifest, "/spec/destinations/*/activations/*").flatMap(({ pointer: activation, value }) => {
    const type = member(value, "activationType");
    const field = "/personalization/syncEntityPropertyChanges";
    if (getAt(value, field) !== true || typeof type !== "string" || type === syncingType) return [];
    const pointer = activation + field;
    const message = `${fieldPath(pointer)} cannot be true with activationType ${JSON.stringify(type)}`;
    return [{ ...invalid, pointer, message, hint: `remove it, or set activationType: ${syncingType}` }];
  });

/** "For warehouses only" (API.md 5.8). What the id of a connection names cannot be checked. */
const displayNameNeedsWarehouse: ManifestRule = (manifest) =>
  findAll(manifest, "/spec/destinations/*").flatMap(({ pointer: connection, value }) => {
    const type = getAt(value, "/destination/type");
    if (type !== undefined && type !== "destination") return [];
    return findAll(value, "/activations/*/displayName").flatMap((label): RuleFinding[] => {
      if (typeof label.value !== "string" || label.value === "") return [];
      const pointer = connection + label.pointer;
      const message = `${fieldPath(pointer)} is for warehouses only, and the destination is not declared as one`;
      const hint = "set destination.type: warehouse if it is one; otherwise remove displayName";
      return [{ ...doubtful, pointer, message, hint }];
    });
  });

/** What the schema cannot say about activations. */
export const activationRules: readonly ManifestRule[] = [
  syncNeedsMembership,
  displayNameNeedsWarehouse,
  versionNeedsSecret("/spec/destinations/*/activations/*", "/destinationMapping/settings"),
];
